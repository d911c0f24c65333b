package io.limbeck.labeler.decide;

import io.limbeck.schemas.Label;
import io.limbeck.schemas.Settled;
import java.util.Optional;

/** What one answer means for the question it answers. */
public sealed interface Verdict {

    /**
     * The question is settled.
     *
     * @param label the agreed label; empty when no label fits
     * @param settled to be remembered under the question's origin
     */
    record Settles(Optional<Label> label, Settled settled) implements Verdict {}

    /**
     * The same person thought again about a settled question.
     *
     * @param label what holds now; empty takes the earlier label back
     * @param settled replaces what was remembered
     */
    record Corrects(Optional<Label> label, Settled settled) implements Verdict {}

    /** The question goes back to the others. */
    record Skips() implements Verdict {}

    /** Nothing changes. */
    record Ignored(Reason reason) implements Verdict {}

    /** Why an answer changes nothing. */
    enum Reason {
        /** This very answer was read before. */
        REPEATED,
        /** Somebody else had settled the question. */
        LATE,
        /** The label is none of the task's. */
        UNKNOWN_LABEL
    }
}
