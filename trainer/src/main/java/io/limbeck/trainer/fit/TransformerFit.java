package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains one {@code transformer} student: batches of like length in random order, a rate that rises over the first steps
 * and then falls linearly, and the weights of the epoch whose validation loss was lowest. The same rows, settings and
 * number of threads give the same weights on the same machine, unless the precision is chosen by timing.
 */
public final class TransformerFit {
    /** Rows answered at once. */
    private static final int ANSWERED = 64;

    private final TransformerSettings settings;
    private final Distillation loss;
    private final Optional<Matching> matching;

    public TransformerFit(TransformerSettings settings, Distillation loss) {
        this(settings, loss, Optional.empty());
    }

    /** @param matching whose layers the student's come to resemble, as far as the settings weigh that */
    public TransformerFit(TransformerSettings settings, Distillation loss, Optional<Matching> matching) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.loss = Objects.requireNonNull(loss, "loss");
        this.matching = matching.filter(given -> settings.matchesLayers());
    }

    /** Told how far the training is; what it throws ends it. */
    @FunctionalInterface
    public interface Listener {
        /** @param most steps that will be taken, if it is not stopped early */
        void step(int done, int most);
    }

    /**
     * What came out of it.
     *
     * @param weights of the best epoch
     * @param bestEpoch from 1
     * @param trainingLosses mean loss of each epoch
     * @param validationLosses mean loss of the validation rows after each epoch; empty without such rows
     * @param half whether linear layers computed in BF16
     * @param microBatch rows that were computed at once in the end
     */
    public record Fitted(
            TransformerWeights weights,
            int bestEpoch,
            List<Double> trainingLosses,
            List<Double> validationLosses,
            boolean half,
            int microBatch) {
        public Fitted {
            trainingLosses = List.copyOf(trainingLosses);
            validationLosses = List.copyOf(validationLosses);
        }
    }

    /**
     * @param start an encoder that others trained with a head over it, or an earlier student
     * @param validation rows that are not trained on; their loss is the cross-entropy of the label, where there is none of
     *     the teacher's answer. With no rows, all epochs run and the last one counts
     * @throws IllegalArgumentException rows do not fit the encoder, or it cannot be matched
     */
    public Fitted fit(TransformerWeights start, TokenRows rows, TokenRows validation, Listener listener) {
        check(start, rows);
        check(start, validation);
        if (rows.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        try (TransformerProgram program = new TransformerProgram(start, matching, settings.processors())) {
            int[] middle = LengthBatches.sorted(rows.tokens(), settings.microBatch())
                    .get((rows.size() - 1) / settings.microBatch() / 2);
            int longest = Math.min(settings.maxLength(), start.encoder().shape().positions());
            boolean half = StepTimer.half(
                    settings.precision(),
                    program,
                    TokenBatch.of(rows, middle, longest),
                    scalars(rows, middle.length, 0));
            Torch.seed(settings.seed());
            Run run = new Run(program, rows, validation, half, longest, listener);
            Epochs epochs = new Epochs(settings.epochs(rows.size()), settings.patience(), validation.size() > 0);
            Epochs.Course<TransformerWeights> course = epochs.run(run, epoch -> {});
            return new Fitted(
                    course.weights(), course.best(), course.training(), course.validation(), half, run.parts.size());
        }
    }

    /**
     * What a student makes of some rows, as libtorch computes it in FP32 on all processors.
     *
     * @param tokens token ids of each row
     */
    public static TransformerAnswers answers(TransformerWeights weights, int[][] tokens, int maxLength) {
        int longest = Math.min(maxLength, weights.encoder().shape().positions());
        try (TransformerProgram program =
                new TransformerProgram(weights, Runtime.getRuntime().availableProcessors())) {
            return answers(program, tokens, longest);
        }
    }

    private static TransformerAnswers answers(TransformerProgram program, int[][] tokens, int longest) {
        float[][] vectors = new float[tokens.length][];
        float[][] logits = new float[tokens.length][];
        for (int[] places : LengthBatches.sorted(tokens, ANSWERED)) {
            TransformerAnswers some = program.answer(TokenBatch.of(tokens, places, longest));
            for (int i = 0; i < places.length; i++) {
                vectors[places[i]] = some.vectors()[i];
                logits[places[i]] = some.logits()[i];
            }
        }
        return new TransformerAnswers(vectors, logits);
    }

    private StepScalars scalars(TokenRows rows, int batch, double rate) {
        return new StepScalars(
                settings.dropout(),
                batch,
                loss,
                new MatchWeights(
                        rows.vectors().isPresent() ? settings.vectorMatch() : 0,
                        matching.isPresent() ? settings.hiddenMatch() : 0,
                        matching.isPresent() ? settings.attentionMatch() : 0),
                rate,
                settings.weightDecay(),
                settings.clip(),
                false);
    }

    private static void check(TransformerWeights start, TokenRows rows) {
        int vocabulary = start.encoder().shape().vocabulary();
        int hidden = start.encoder().shape().hidden();
        for (int[] row : rows.tokens()) {
            for (int id : row) {
                if (id < 0 || id >= vocabulary) {
                    throw new IllegalArgumentException("token " + id + " is not in 0.." + (vocabulary - 1));
                }
            }
        }
        if (rows.classes() != start.classes()) {
            throw new IllegalArgumentException(
                    "rows of " + rows.classes() + " classes for a head of " + start.classes());
        }
        if (rows.vectors()
                .filter(all -> Arrays.stream(all).anyMatch(v -> v.length != hidden))
                .isPresent()) {
            throw new IllegalArgumentException("the teacher's vectors are not " + hidden + " wide, as the student's");
        }
    }

    /** One training. */
    private final class Run implements Epochs.Learner<TransformerWeights> {
        private final TransformerProgram program;
        private final TokenRows rows;
        private final TokenRows validation;
        private final boolean half;
        private final int longest;
        private final Listener listener;
        private final MicroBatches parts;
        private final SplittableRandom random = new SplittableRandom(settings.seed());
        private int step;

        Run(
                TransformerProgram program,
                TokenRows rows,
                TokenRows validation,
                boolean half,
                int longest,
                Listener listener) {
            this.program = program;
            this.rows = rows;
            this.validation = validation;
            this.half = half;
            this.longest = longest;
            this.listener = listener;
            this.parts = new MicroBatches(program, settings.microBatch(), longest);
        }

        @Override
        public double pass(int epoch) {
            int most = settings.epochs(rows.size()) * settings.steps(rows.size());
            double total = 0;
            for (int[] places : LengthBatches.shuffled(rows.tokens(), settings.batch(), random)) {
                StepScalars scalars =
                        scalars(rows, places.length, settings.rate(step, most)).half(half);
                total += parts.step(rows, places, scalars) * places.length;
                listener.step(++step, most);
            }
            return total / rows.size();
        }

        @Override
        public double validate() {
            float[][] logits = answers(program, validation.tokens(), longest).logits();
            double total = 0;
            for (int r = 0; r < logits.length; r++) {
                int gold = validation.gold()[r];
                total += gold == TrainingRows.UNLABELLED
                        ? Softmax.loss(logits[r], Softmax.of(validation.teacher()[r], 1))
                        : Softmax.loss(logits[r], gold, 1);
            }
            return total / logits.length;
        }

        @Override
        public TransformerWeights weights() {
            return program.weights();
        }
    }
}
