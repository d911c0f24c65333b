package io.limbeck.trainer.distil;

import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.teach.Embedder;
import java.util.function.LongConsumer;

/**
 * How students of one round are trained: all of them read alike and begin alike, whatever they are then taught. Every
 * architecture stands behind this. Used by one thread.
 */
public interface Training {

    /**
     * @param validation rows that stop the training; may be empty
     * @param progress told of the steps done since it was last told, of whatever length; what it throws ends the training
     */
    TrainedStudent train(TaughtRows rows, TaughtRows validation, Distillation loss, LongConsumer progress);

    /**
     * For how many folds of the labelled rows a round can afford a student that did not see them. At most that share of the
     * new labels takes part in the gate's comparison, beside the rows that are always held back.
     *
     * @param labelled rows of the round
     * @return 1 to {@link io.limbeck.trainer.teach.OutOfFold#FOLDS}
     */
    int standIns(int labelled);

    /** Whether such students are of the kind of {@link io.limbeck.trainer.teach.NgramExpert}. */
    boolean isExpert();

    /** Whether vectors of this encoder are what the student's own may come to resemble. */
    boolean resembles(Embedder encoder);
}
