package io.limbeck.trainer.round;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import java.time.Instant;

/** Says when a model without labels is due. Used by one thread. */
public final class ZeroLabelTrigger {
    private final boolean possible;
    private final int enough;
    private boolean served;

    /**
     * @param most records that the trainer remembers
     * @param served whether there is a model already
     */
    public ZeroLabelTrigger(ZeroLabelSettings settings, TeacherSettings teacher, Task task, int most, boolean served) {
        this.possible = settings.enabled()
                && task.labels().size() >= 2
                && task.modality() == Modality.TEXT
                && teacher.encoder() != TeacherSettings.Encoder.NONE
                && most > 0;
        this.enough = Math.min(settings.records(), most);
        this.served = served;
    }

    /** A model was published. */
    public void done() {
        served = true;
    }

    /**
     * @param rounds when there are labels enough for one of those, no model without labels is made any more
     * @param records that the trainer remembers now
     */
    public boolean due(Trigger rounds, LabelBook labels, int records, Instant now) {
        return possible && !served && records >= enough && rounds.waitsForLabels(labels, now);
    }
}
