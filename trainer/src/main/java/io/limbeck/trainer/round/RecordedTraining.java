package io.limbeck.trainer.round;

import io.limbeck.trainer.distil.TaughtRows;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.teach.Embedder;
import java.util.function.LongConsumer;

/** Hands everything on, and remembers what the last student was taught: others can then be taught the same. */
final class RecordedTraining implements Training {
    private final Training training;
    private Taught last;

    RecordedTraining(Training training) {
        this.training = training;
    }

    /** What a student learned from, and how. */
    record Taught(TaughtRows rows, TaughtRows validation, Distillation loss) {
        TrainedStudent to(Training other, LongConsumer progress) {
            return other.train(rows, validation, loss, progress);
        }

        Taught with(TaughtRows others) {
            return new Taught(others, validation, loss);
        }
    }

    /** The same, unrecorded. */
    Training full() {
        return training;
    }

    Taught last() {
        return last;
    }

    @Override
    public TrainedStudent train(TaughtRows rows, TaughtRows validation, Distillation loss, LongConsumer progress) {
        last = new Taught(rows, validation, loss);
        return last.to(training, progress);
    }

    @Override
    public int standIns(int labelled) {
        return training.standIns(labelled);
    }

    @Override
    public boolean isExpert() {
        return training.isExpert();
    }

    @Override
    public boolean resembles(Embedder encoder) {
        return training.resembles(encoder);
    }
}
