package io.limbeck.trainer.fit;

import java.util.Arrays;

/**
 * Some rows of one step, padded to the longest of them, as the arrays that the training program takes.
 *
 * @param ids token ids {@code [rows, longest]}, row-major, 0 behind a row's end
 * @param lengths tokens of each row
 * @param gold label numbers; 0 where there is none
 * @param goldWeights 0 where there is no label
 * @param teacher {@code [rows, classes]}, row-major
 * @param vectors {@code [rows, hidden]}, row-major; empty where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record TokenBatch(long[] ids, long[] lengths, long[] gold, float[] goldWeights, float[] teacher, float[] vectors) {
    int size() {
        return lengths.length;
    }

    /** The rows at {@code places}; of each at most the first {@code longest} tokens. */
    static TokenBatch of(TokenRows rows, int[] places, int longest) {
        int width = 0;
        for (int place : places) {
            width = Math.max(width, Math.min(longest, rows.tokens()[place].length));
        }
        long[] ids = new long[places.length * width];
        long[] lengths = new long[places.length];
        long[] gold = new long[places.length];
        float[] goldWeights = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            int[] tokens = rows.tokens()[places[i]];
            lengths[i] = Math.min(longest, tokens.length);
            for (int t = 0; t < lengths[i]; t++) {
                ids[i * width + t] = tokens[t];
            }
            int label = rows.gold()[places[i]];
            if (label != TrainingRows.UNLABELLED) {
                gold[i] = label;
                goldWeights[i] = rows.weights()[places[i]];
            }
        }
        float[] vectors = rows.vectors().map(all -> flat(all, places)).orElseGet(() -> new float[0]);
        return new TokenBatch(ids, lengths, gold, goldWeights, flat(rows.teacher(), places), vectors);
    }

    /** Rows without label or teacher, to be answered. */
    static TokenBatch of(int[][] tokens, int[] places, int longest) {
        int[][] chosen = Arrays.stream(places).mapToObj(place -> tokens[place]).toArray(int[][]::new);
        int[] gold = new int[places.length];
        Arrays.fill(gold, TrainingRows.UNLABELLED);
        return of(TokenRows.labelled(chosen, gold, 0), Batch.range(0, places.length), longest);
    }

    private static float[] flat(float[][] rows, int[] places) {
        int width = rows[places[0]].length;
        float[] flat = new float[places.length * width];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(rows[places[i]], 0, flat, i * width, width);
        }
        return flat;
    }
}
