package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Trains one student: shuffled batches, a rate that rises over the first steps and then falls linearly, and the weights
 * of the epoch whose validation loss was lowest. The same rows, settings and number of threads give the same weights.
 */
public final class StudentFit {
    private static final double WARM_UP = 0.05;

    private final FitSettings settings;
    private final Distillation loss;

    public StudentFit(FitSettings settings, Distillation loss) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.loss = Objects.requireNonNull(loss, "loss");
    }

    /**
     * What came out of it.
     *
     * @param weights of the best epoch
     * @param bestEpoch from 1
     * @param trainingLosses mean loss of each epoch
     * @param validationLosses mean cross-entropy of the validation rows after each epoch; empty without such rows
     */
    public record Fitted(
            StudentWeights weights, int bestEpoch, List<Double> trainingLosses, List<Double> validationLosses) {
        public Fitted {
            trainingLosses = List.copyOf(trainingLosses);
            validationLosses = List.copyOf(validationLosses);
        }
    }

    /**
     * @param start initial weights, or those of an earlier student
     * @param validation labelled rows that are not trained on; with none, all epochs run and the last one counts
     * @param onEpoch told the number of each epoch as it ends, from 1
     */
    public Fitted fit(StudentWeights start, TrainingRows rows, TrainingRows validation, IntConsumer onEpoch) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        try (NgramProgram student = new NgramProgram(start)) {
            Epochs epochs = new Epochs(settings.epochs(rows.size()), settings.patience(), validation.size() > 0);
            Epochs.Course<StudentWeights> course =
                    epochs.run(new Run(student, rows, validation, epochs.most(), start.buckets()), onEpoch);
            return new Fitted(course.weights(), course.best(), course.training(), course.validation());
        }
    }

    /** Logits {@code [rows][classes]} of a student as libtorch computes them. */
    public static float[][] logits(StudentWeights weights, SparseRows features) {
        try (NgramProgram student = new NgramProgram(weights)) {
            return student.logits(features);
        }
    }

    /** Share of the full rate at a point in [0, 1) of the training. */
    static double rateShare(double progress) {
        return progress < WARM_UP ? 0.1 + 0.9 * progress / WARM_UP : 1 - 0.9 * (progress - WARM_UP) / (1 - WARM_UP);
    }

    private static double crossEntropy(float[][] logits, int[] gold) {
        double total = 0;
        for (int r = 0; r < gold.length; r++) {
            total += Softmax.loss(logits[r], gold[r], 1);
        }
        return total / gold.length;
    }

    /** One training. */
    private final class Run implements Epochs.Learner<StudentWeights> {
        private final NgramProgram student;
        private final TrainingRows rows;
        private final TrainingRows validation;
        private final int epochs;
        private final Batches cutter;
        private final SplittableRandom random = new SplittableRandom(settings.seed());

        Run(NgramProgram student, TrainingRows rows, TrainingRows validation, int epochs, int buckets) {
            this.student = student;
            this.rows = rows;
            this.validation = validation;
            this.epochs = epochs;
            this.cutter = new Batches(buckets);
        }

        @Override
        public double pass(int epoch) {
            int[] order = Batch.shuffled(rows.size(), random);
            int batches = (rows.size() + settings.batch() - 1) / settings.batch();
            double total = 0;
            for (int b = 0; b < batches; b++) {
                int from = b * settings.batch();
                int[] places = Arrays.copyOfRange(order, from, Math.min(from + settings.batch(), order.length));
                double progress = (epoch - 1 + (double) b / batches) / epochs;
                Batch batch = cutter.of(rows, places, settings.featureDropout(), random);
                total += student.step(batch, loss, settings, rateShare(progress))[0] * places.length;
            }
            return total / rows.size();
        }

        @Override
        public double validate() {
            return crossEntropy(student.logits(validation.features()), validation.gold());
        }

        @Override
        public StudentWeights weights() {
            return student.weights();
        }
    }
}
