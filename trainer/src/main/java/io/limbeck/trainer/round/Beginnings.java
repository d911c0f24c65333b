package io.limbeck.trainer.round;

import io.limbeck.trainer.distil.Students;
import io.limbeck.trainer.distil.Training;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the students of a round begin with: the champion's weights where such a student can go on from them, else afresh.
 *
 * @param champion what serves; empty before the first promotion
 */
record Beginnings(Optional<ServingModel> champion, Material material) {
    private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

    Beginnings {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(material, "material");
    }

    /** Where there is no champion. */
    static Beginnings afresh(Material material) {
        return new Beginnings(Optional.empty(), material);
    }

    /** From the champion's weights; empty where such students cannot go on from them. */
    Optional<Training> after(Students students) throws IOException {
        if (champion.isEmpty()) {
            return Optional.empty();
        }
        ServingModel serving = champion.get();
        try {
            return students.after(serving.encoder(), serving.graph(), material.seen(), material.classes());
        } catch (IllegalArgumentException e) {
            LOG.warn("nothing can go on from model {}; its challenger starts afresh", serving.version(), e);
            return Optional.empty();
        }
    }

    /** From nothing of the task, whatever serves. */
    Training afresh(Students students) throws IOException {
        return students.afresh(material.seen(), material.classes());
    }

    /** How such students are trained in this round. */
    Training of(Students students) throws IOException {
        Optional<Training> after = after(students);
        return after.isPresent() ? after.get() : afresh(students);
    }
}
