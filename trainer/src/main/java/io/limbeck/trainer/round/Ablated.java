package io.limbeck.trainer.round;

import io.limbeck.trainer.distil.RandomStart;
import io.limbeck.trainer.distil.TaughtRows;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.distil.TransformerStudents;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.RecordedTraining.Taught;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Trains students that differ in one thing from one that was trained already.
 *
 * @param settings of that one
 * @param material of its round
 * @param full how it was trained
 * @param taught what it was taught
 * @param alone that one without a teacher
 */
record Ablated(
        TransformerStudentSettings settings, Material material, Training full, Taught taught, TrainedStudent alone) {

    /** @throws IllegalArgumentException it is not in the training that they differ */
    TrainedStudent student(Ablation without, LongConsumer progress) throws IOException {
        return switch (without) {
            case TEACHER -> alone;
            case LAYERS -> taught.to(RandomStart.insteadOf(full), progress);
            case VOCABULARY -> taught.to(unpruned(), progress);
            case MATCH -> taught.with(withoutVectors(taught.rows())).to(full, progress);
            case UNLABELLED -> taught.with(labelled(taught.rows())).to(full, progress);
            case INT8 -> throw new IllegalArgumentException("a student is compressed after its training");
        };
    }

    private Training unpruned() throws IOException {
        return new TransformerStudents(settings.withVocabulary(Integer.MAX_VALUE))
                .afresh(material.seen(), material.classes());
    }

    private static TaughtRows withoutVectors(TaughtRows rows) {
        return new TaughtRows(rows.contents(), rows.gold(), rows.teacher(), Optional.empty(), rows.classes());
    }

    private static TaughtRows labelled(TaughtRows rows) {
        int[] places = IntStream.range(0, rows.size())
                .filter(place -> rows.gold()[place] != TrainingRows.UNLABELLED)
                .toArray();
        return new TaughtRows(
                Arrays.stream(places).mapToObj(rows.contents()::get).toList(),
                Arrays.stream(places).map(place -> rows.gold()[place]).toArray(),
                at(places, rows.teacher()),
                rows.vectors().map(vectors -> at(places, vectors)),
                rows.classes());
    }

    private static float[][] at(int[] places, float[][] values) {
        return Arrays.stream(places).mapToObj(place -> values[place]).toArray(float[][]::new);
    }
}
