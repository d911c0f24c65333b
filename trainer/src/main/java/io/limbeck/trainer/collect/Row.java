package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One record as the trainer sees it.
 *
 * @param id of the record
 * @param content cleaned
 * @param label the agreed label; empty for a record nobody was asked about
 * @param propensity the chance, in (0, 1], with which a record like this one is asked for; figures weight by its inverse
 * @param time when it was labelled, or seen
 */
public record Row(String id, Content content, Optional<String> label, double propensity, Instant time) {
    public Row {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(time, "time");
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("propensity must be in (0, 1]");
        }
    }

    /** A row of a file: labelled by its owner, so it was not chosen by any model. */
    public static Row labelled(String id, Content content, String label) {
        return new Row(id, content, Optional.of(label), 1, Instant.EPOCH);
    }

    public static Row unlabelled(String id, Content content) {
        return new Row(id, content, Optional.empty(), 1, Instant.EPOCH);
    }
}
