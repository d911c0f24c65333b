package io.limbeck.trainer.compress;

import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.model.encode.TokenIds;
import java.util.List;

/** How often each word piece occurs in texts. */
public final class PieceCounts {
    /** Texts cut into pieces at once: bounds the memory held. */
    private static final int TOKENIZED = 1024;

    private PieceCounts() {}

    /** @param vocabulary how many pieces there are */
    public static long[] of(TokenEncoder encoder, List<String> texts, int vocabulary) {
        long[] counts = new long[vocabulary];
        for (int from = 0; from < texts.size(); from += TOKENIZED) {
            for (TokenIds row : encoder.encode(texts.subList(from, Math.min(texts.size(), from + TOKENIZED)))) {
                for (long id : row.ids()) {
                    counts[(int) id]++;
                }
            }
        }
        return counts;
    }
}
