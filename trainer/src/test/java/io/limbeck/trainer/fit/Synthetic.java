package io.limbeck.trainer.fit;

import java.util.SplittableRandom;

/** Rows whose label shows in which ids occur: a third of a row's features belong to its label, the rest to any. */
public final class Synthetic {
    private Synthetic() {}

    public static TrainingRows rows(int rows, int classes, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SparseRows.Builder features = new SparseRows.Builder(width);
        int[] gold = new int[rows];
        int share = width / classes;
        for (int r = 0; r < rows; r++) {
            gold[r] = random.nextInt(classes);
            for (int i = 0; i < 12; i++) {
                boolean telling = i % 3 == 0;
                int id = telling ? gold[r] * share + random.nextInt(share) : random.nextInt(width);
                features.feature(id, 0.3f);
            }
            features.endRow();
        }
        return TrainingRows.labelled(features.build(), gold, classes);
    }

    /** The same rows with logits of a teacher that is sure of every label. */
    public static TrainingRows taught(TrainingRows rows, int classes) {
        float[][] teacher = new float[rows.size()][classes];
        for (int r = 0; r < teacher.length; r++) {
            teacher[r][rows.gold()[r]] = 4;
        }
        return new TrainingRows(rows.features(), rows.gold(), rows.weights(), teacher, classes);
    }
}
