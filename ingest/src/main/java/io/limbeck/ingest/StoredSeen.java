package io.limbeck.ingest;

import io.limbeck.ingest.dedup.Fingerprint;
import io.limbeck.ingest.dedup.Seen;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Remembers in a window store, which forgets by itself, on disk and in its changelog. It holds HMACs and offsets only. */
record StoredSeen(WindowStore<String, byte[]> store) implements Seen {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public List<Entry> within(Fingerprint fingerprint, long from, long to, int most) {
        List<Entry> entries = new ArrayList<>();
        try (WindowStoreIterator<byte[]> latestFirst = store.backwardFetch(fingerprint.hex(), from, to)) {
            while (entries.size() < most && latestFirst.hasNext()) {
                entries.add(read(latestFirst.next().value));
            }
        }
        return entries;
    }

    @Override
    public void enter(Fingerprint fingerprint, Entry entry, long time) {
        byte[] id = HEX.parseHex(entry.id().hex());
        store.put(
                fingerprint.hex(),
                ByteBuffer.allocate(Long.BYTES + id.length)
                        .putLong(entry.offset())
                        .put(id)
                        .array(),
                time);
    }

    private static Entry read(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        long offset = bytes.getLong();
        byte[] id = new byte[bytes.remaining()];
        bytes.get(id);
        return new Entry(new Fingerprint(HEX.formatHex(id)), offset);
    }
}
