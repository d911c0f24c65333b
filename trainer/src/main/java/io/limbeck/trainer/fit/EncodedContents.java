package io.limbeck.trainer.fit;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.encode.Features;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.model.encode.TokenIds;
import java.util.Arrays;
import java.util.List;

/** Contents as the rows that students read. */
public final class EncodedContents {
    private EncodedContents() {}

    public static SparseRows of(FeatureEncoder encoder, List<Content> contents) {
        SparseRows.Builder rows = new SparseRows.Builder(encoder.rows());
        for (Features features : encoder.features(contents)) {
            for (int i = 0; i < features.size(); i++) {
                rows.feature(features.ids()[i], features.weights()[i]);
            }
            rows.endRow();
        }
        return rows.build();
    }

    /** The token ids of each content, the special ones included, no padding. */
    public static int[][] of(TokenEncoder encoder, List<Content> contents) {
        return encoder.graphRows(contents).stream()
                .map(TokenIds::ids)
                .map(ids -> Arrays.stream(ids).mapToInt(Math::toIntExact).toArray())
                .toArray(int[][]::new);
    }
}
