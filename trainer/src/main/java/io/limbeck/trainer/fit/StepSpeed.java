package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import java.util.Arrays;
import java.util.SplittableRandom;

/** How long a training step of a {@code transformer} student takes on this machine. */
public final class StepSpeed {
    private static final int CLASSES = 4;
    /** Steps in which libtorch prepares itself. */
    private static final int WARM_UP = 8;

    private StepSpeed() {}

    /**
     * The median of some steps with random parameters on random tokens: labels and a teacher, dropout, clipping and AdamW.
     *
     * @param batch rows a step
     * @param length tokens of every row
     * @param half whether linear layers compute in BF16
     * @return milliseconds
     */
    public static double milliseconds(EncoderShape shape, int batch, int length, boolean half, int threads, int steps) {
        SplittableRandom random = new SplittableRandom(1);
        int[][] tokens = new int[batch][length];
        int[] gold = new int[batch];
        for (int r = 0; r < batch; r++) {
            Arrays.setAll(tokens[r], t -> random.nextInt(shape.vocabulary()));
            gold[r] = random.nextInt(CLASSES);
        }
        TokenBatch rows =
                TokenBatch.of(TokenRows.labelled(tokens, gold, CLASSES), Batch.range(0, batch), shape.positions());
        StepScalars scalars =
                new StepScalars(0.1, batch, Distillation.defaults(), MatchWeights.NONE, 2.5e-4, 0.01, 1, half);
        try (TransformerProgram program =
                new TransformerProgram(TransformerWeights.random(shape, CLASSES, 1), threads)) {
            double[] taken = new double[steps];
            for (int step = -WARM_UP; step < steps; step++) {
                long began = System.nanoTime();
                program.step(rows, scalars);
                if (step >= 0) {
                    taken[step] = (System.nanoTime() - began) / 1e6;
                }
            }
            Arrays.sort(taken);
            return taken[steps / 2];
        }
    }
}
