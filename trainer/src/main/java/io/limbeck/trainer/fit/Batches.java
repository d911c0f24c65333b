package io.limbeck.trainer.fit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Cuts batches out of training rows. Remembers which table rows a batch uses, so one is made for a whole training. */
final class Batches {
    /** For each table row, the number of the batch that last used it, and where it stands among that batch's rows. */
    private final int[] lastUse;

    private final int[] place;
    private int batch;

    Batches(int buckets) {
        this.lastUse = new int[buckets];
        this.place = new int[buckets];
    }

    /** The rows at {@code places}; each feature is dropped with chance {@code dropout}, the others make up for it. */
    Batch of(TrainingRows rows, int[] places, double dropout, SplittableRandom random) {
        batch++;
        SparseRows all = rows.features();
        int capacity = 0;
        for (int row : places) {
            capacity += all.starts()[row + 1] - all.starts()[row];
        }
        long[] used = new long[capacity];
        long[] at = new long[capacity];
        long[] owners = new long[capacity];
        float[] weights = new float[capacity];
        long[] starts = new long[places.length];
        float kept = (float) (1 / (1 - dropout));
        int distinct = 0;
        int n = 0;
        for (int r = 0; r < places.length; r++) {
            starts[r] = n;
            for (int i = all.starts()[places[r]]; i < all.starts()[places[r] + 1]; i++) {
                if (dropout > 0 && random.nextDouble() < dropout) {
                    continue;
                }
                int id = all.ids()[i];
                if (lastUse[id] != batch) {
                    lastUse[id] = batch;
                    place[id] = distinct;
                    used[distinct++] = id;
                }
                at[n] = place[id];
                owners[n] = r;
                weights[n++] = all.weights()[i] * kept;
            }
        }
        return labelled(
                rows,
                places,
                Arrays.copyOf(used, distinct),
                Arrays.copyOf(at, n),
                Arrays.copyOf(weights, n),
                starts,
                Arrays.copyOf(owners, n));
    }

    private static Batch labelled(
            TrainingRows rows, int[] places, long[] used, long[] at, float[] weights, long[] starts, long[] owners) {
        int classes = rows.classes();
        long[] gold = new long[places.length];
        float[] goldWeights = new float[places.length];
        float[] teacher = new float[places.length * classes];
        for (int i = 0; i < places.length; i++) {
            int label = rows.gold()[places[i]];
            if (label != TrainingRows.UNLABELLED) {
                gold[i] = label;
                goldWeights[i] = rows.weights()[places[i]];
            }
            System.arraycopy(rows.teacher()[places[i]], 0, teacher, i * classes, classes);
        }
        return new Batch(used, at, weights, starts, owners, gold, goldWeights, teacher);
    }
}
