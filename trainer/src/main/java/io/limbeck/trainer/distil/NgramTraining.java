package io.limbeck.trainer.distil;

import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import io.limbeck.trainer.fit.TrainingRows;
import io.limbeck.trainer.publish.NgramStudent;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.teach.Embedder;
import io.limbeck.trainer.teach.OutOfFold;
import java.util.function.LongConsumer;

/** Students over the features of one encoder; a step of progress is an epoch. */
record NgramTraining(FeatureEncoder encoder, StudentWeights start, FitSettings settings) implements Training {

    @Override
    public TrainedStudent train(TaughtRows rows, TaughtRows validation, Distillation loss, LongConsumer progress) {
        StudentWeights weights = new StudentFit(settings, loss)
                .fit(start, encoded(rows), encoded(validation), epoch -> progress.accept(1))
                .weights();
        return new NgramStudent(weights, encoder);
    }

    /** They take seconds. */
    @Override
    public int standIns(int labelled) {
        return OutOfFold.FOLDS;
    }

    @Override
    public boolean isExpert() {
        return true;
    }

    @Override
    public boolean resembles(Embedder other) {
        return false;
    }

    private TrainingRows encoded(TaughtRows rows) {
        return new TrainingRows(
                EncodedContents.of(encoder, rows.contents()),
                rows.gold(),
                rows.weights(),
                rows.teacher(),
                rows.classes());
    }
}
