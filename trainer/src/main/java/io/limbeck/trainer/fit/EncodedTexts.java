package io.limbeck.trainer.fit;

import io.limbeck.model.encode.Features;
import io.limbeck.model.encode.TextEncoder;
import java.util.List;

/** Texts as the rows that students read. */
public final class EncodedTexts {
    private EncodedTexts() {}

    public static SparseRows of(TextEncoder encoder, List<String> texts) {
        SparseRows.Builder rows = new SparseRows.Builder(encoder.rows());
        for (Features features : encoder.encode(texts)) {
            for (int i = 0; i < features.size(); i++) {
                rows.feature(features.ids()[i], features.weights()[i]);
            }
            rows.endRow();
        }
        return rows.build();
    }
}
