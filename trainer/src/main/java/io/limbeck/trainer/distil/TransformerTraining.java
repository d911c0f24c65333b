package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.Matching;
import io.limbeck.trainer.fit.TokenRows;
import io.limbeck.trainer.fit.TransformerFit;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.publish.TransformerStudent;
import io.limbeck.trainer.teach.Embedder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Students over the word pieces of one tokenizer; a step of progress is one of the optimizer.
 *
 * @param source names the encoder that the first of them began with
 * @param matching that encoder itself, where their layers are to go on resembling its own
 */
record TransformerTraining(
        TokenEncoder encoder,
        TransformerWeights start,
        String source,
        TransformerSettings settings,
        Optional<Matching> matching)
        implements Training {
    /** What activations are like is known well from so many contents. */
    private static final int TYPICAL = 1024;

    /** A fifth of so many rows tells models apart that differ by two points. */
    private static final int MANY = 5_000;

    @Override
    public TrainedStudent train(TaughtRows rows, TaughtRows validation, Distillation loss, LongConsumer progress) {
        // Who learns from labels alone is to show what these are worth, which is not what the encoder knew before.
        Optional<Matching> models = loss.alpha() > 0 ? matching : Optional.empty();
        TransformerWeights weights = new TransformerFit(settings, loss, models)
                .fit(start, tokens(rows), tokens(validation), (done, most) -> progress.accept(1))
                .weights();
        return new TransformerStudent(weights, encoder, contents -> answers(weights, contents), typical(rows));
    }

    /**
     * Each takes as long as the challenger itself. Three layers of width 384 take about 0.2 s a step of 32 short texts on two
     * cores, so three epochs of 10,000 records take about three minutes: with a stand-in that had no teacher, one that had
     * one, and the teacher, a round stays well below twenty minutes. Where there are few rows, a fold of them tells too
     * little, and two cost little. They are folds of the five that the teacher's experts are cut by, not two halves: of each
     * of the five there is an expert that never saw it, and a student that learned from half of the labels would say little
     * of one that learned from all.
     */
    @Override
    public int standIns(int labelled) {
        return labelled < MANY ? 2 : 1;
    }

    @Override
    public boolean isExpert() {
        return false;
    }

    /** Only of the encoder that the student is a part of: any other has numbers of another meaning at the same places. */
    @Override
    public boolean resembles(Embedder other) {
        return other.id().startsWith(source)
                && other.width() == start.encoder().shape().hidden();
    }

    private TokenRows tokens(TaughtRows rows) {
        return new TokenRows(
                EncodedContents.of(encoder, rows.contents()),
                rows.gold(),
                rows.weights(),
                rows.teacher(),
                rows.vectors(),
                rows.classes());
    }

    private float[][] answers(TransformerWeights weights, List<Content> contents) {
        return TransformerFit.answers(weights, EncodedContents.of(encoder, contents), encoder.widest())
                .logits();
    }

    /** From everywhere among the rows: what is taken first may be all of one label. */
    private static List<Content> typical(TaughtRows rows) {
        int count = Math.min(TYPICAL, rows.size());
        return IntStream.range(0, count)
                .mapToObj(i -> rows.contents().get((int) ((long) i * rows.size() / count)))
                .toList();
    }
}
