package io.limbeck.trainer.teach;

import io.limbeck.trainer.fit.SparseRows;
import java.util.List;

/** Dense vectors in the form in which heads read features. */
public final class Vectors {
    private Vectors() {}

    public static SparseRows rows(List<float[]> vectors, int width) {
        int[] starts = new int[vectors.size() + 1];
        int[] ids = new int[vectors.size() * width];
        float[] weights = new float[ids.length];
        for (int r = 0; r < vectors.size(); r++) {
            starts[r + 1] = (r + 1) * width;
            System.arraycopy(vectors.get(r), 0, weights, r * width, width);
            for (int i = 0; i < width; i++) {
                ids[r * width + i] = i;
            }
        }
        return new SparseRows(starts, ids, weights, width);
    }
}
