package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import java.util.List;

/** An expert of whom only the answers are known. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Said(String name, float[][] outOfFold) implements Expert {

    /** Logits of two classes: {@code sure} for the right one on rows that {@code knows} names, for the wrong one elsewhere. */
    static Said of(String name, int[] gold, float sure, java.util.function.IntPredicate knows) {
        float[][] logits = new float[gold.length][2];
        for (int r = 0; r < gold.length; r++) {
            logits[r][knows.test(r) ? gold[r] : 1 - gold[r]] = sure;
        }
        return new Said(name, logits);
    }

    @Override
    public float[][] others(int fold) {
        return new float[0][];
    }

    @Override
    public float[][] logits(List<Content> contents) {
        return new float[0][];
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public boolean isSmall() {
        return true;
    }
}
