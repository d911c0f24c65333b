package io.limbeck.ingest.dedup;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Nearly the same text, whatever the id: {@value #ENOUGH} of {@value #BANDS} bands of {@value #ROWS} minima each are
 * equal. Two texts whose shingles have Jaccard similarity {@code s} share a band with probability {@code s^}{@value #ROWS}, so
 * they are taken for one with the probability that a binomial of {@value #BANDS} draws reaches {@value #ENOUGH}: 0.99 at
 * s = 0.85, 0.5 at 0.7, 0.01 at 0.5. What is no text must be the same.
 */
record ByNearness(KeyedHash hash) implements Marking {
    private static final int BANDS = 16;
    private static final int ROWS = 3;
    private static final int ENOUGH = 6;

    @Override
    public Marks of(Record record, boolean named) {
        if (!(record.getBody() instanceof Text text)) {
            return new ByContent(hash).of(record, named);
        }
        long[] minima = Minima.of(text.getText(), BANDS * ROWS);
        List<Fingerprint> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            ByteBuffer rows = ByteBuffer.allocate(ROWS * Long.BYTES);
            for (int row = 0; row < ROWS; row++) {
                rows.putLong(minima[band * ROWS + row]);
            }
            bands.add(Fingerprint.of(hash, "near " + band, rows.array()));
        }
        return new Marks(bands, ENOUGH);
    }
}
