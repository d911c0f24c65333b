package io.limbeck.trainer.fit;

import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.util.Collections;
import java.util.SplittableRandom;

/** Rows of token ids whose label shows in one of them, and a network small enough to learn it in seconds. */
final class Sentences {
    static final int CLASSES = 3;
    static final EncoderShape SHAPE =
            new EncoderShape(60, 24, 2, 32, Collections.nCopies(2, new LayerShape(2, 16, 64)), 1e-12);

    private Sentences() {}

    /** One token of ten that belong to the label, among up to 22 that say nothing. */
    static TokenRows rows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] tokens = new int[rows][];
        int[] gold = new int[rows];
        for (int r = 0; r < rows; r++) {
            gold[r] = random.nextInt(CLASSES);
            tokens[r] = new int[2 + random.nextInt(22)];
            tokens[r][0] = 1;
            for (int t = 1; t < tokens[r].length; t++) {
                tokens[r][t] = 40 + random.nextInt(20);
            }
            tokens[r][1 + random.nextInt(tokens[r].length - 1)] = 2 + 10 * gold[r] + random.nextInt(10);
        }
        return TokenRows.labelled(tokens, gold, CLASSES);
    }

    /** The same rows with a teacher that is sure of every label, and no label. */
    static TokenRows taughtOnly(TokenRows rows) {
        float[][] teacher = new float[rows.size()][CLASSES];
        int[] unknown = new int[rows.size()];
        for (int r = 0; r < teacher.length; r++) {
            teacher[r][rows.gold()[r]] = 4;
            unknown[r] = TrainingRows.UNLABELLED;
        }
        return new TokenRows(rows.tokens(), unknown, rows.weights(), teacher, rows.vectors(), CLASSES);
    }
}
