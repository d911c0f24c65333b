package io.limbeck.trainer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Cuts rows into batches of like length, so that little of what is computed is padding. */
final class LengthBatches {
    /** Batches whose rows are sorted together: enough for like lengths, few enough for new neighbours in every epoch. */
    private static final int POOL = 50;

    private LengthBatches() {}

    /** Every row once, in batches and an order that {@code random} draws. */
    static List<int[]> shuffled(int[][] tokens, int batch, SplittableRandom random) {
        int[] order = Batch.shuffled(tokens.length, random);
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += POOL * batch) {
            int[] pool = Arrays.copyOfRange(order, from, Math.min(from + POOL * batch, order.length));
            batches.addAll(sorted(tokens, pool, batch));
        }
        Collections.shuffle(batches, new Random(random.nextLong()));
        return batches;
    }

    /** Every row once, the shortest first. */
    static List<int[]> sorted(int[][] tokens, int batch) {
        return sorted(tokens, Batch.range(0, tokens.length), batch);
    }

    private static List<int[]> sorted(int[][] tokens, int[] places, int batch) {
        int[] byLength = Arrays.stream(places)
                .boxed()
                .sorted(Comparator.comparingInt(place -> tokens[place].length))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < byLength.length; from += batch) {
            batches.add(Arrays.copyOfRange(byLength, from, Math.min(from + batch, byLength.length)));
        }
        return batches;
    }
}
