package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.dedup.DedupSettings;
import io.limbeck.ingest.dedup.Deduplication;
import io.limbeck.ingest.dedup.Fingerprint;
import io.limbeck.ingest.dedup.Seen;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Passes on what has not come before in its raw partition; the rest becomes dead letters. Its store holds HMACs only. */
final class DeduplicateProcessor implements Processor<String, Candidate, String, SpecificRecord> {
    private final DedupSettings settings;
    private final IngestMetrics metrics;
    private ProcessorContext<String, SpecificRecord> context;
    private Deduplication deduplication;

    DeduplicateProcessor(DedupSettings settings, IngestMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        deduplication =
                new Deduplication(new StoredSeen(context.getStateStore(IngestTopology.SEEN)), settings.window());
    }

    @Override
    public void process(Record<String, Candidate> message) {
        Refined.Clean clean = message.value().clean();
        boolean first = clean.fingerprint()
                .map(fingerprint -> deduplication.isFirst(fingerprint, context.currentStreamTimeMs()))
                .orElse(true);
        if (first) {
            metrics.clean();
            context.forward(message.withValue(clean.record()), IngestTopology.RECORDS);
        } else {
            metrics.rejected(Reason.DUPLICATE);
            context.forward(
                    message.withKey(DeadLetters.key(clean.record().getOrigin()))
                            .withValue(message.value().deadLetter().apply(Reason.DUPLICATE)),
                    IngestTopology.DEAD_LETTERS);
        }
    }

    /** A window store forgets by itself, on disk and in its changelog. */
    private record StoredSeen(WindowStore<String, byte[]> store) implements Seen {
        private static final byte[] MARK = {1};

        @Override
        public boolean within(Fingerprint fingerprint, long from, long to) {
            try (WindowStoreIterator<byte[]> entries = store.fetch(fingerprint.hex(), from, to)) {
                return entries.hasNext();
            }
        }

        @Override
        public void enter(Fingerprint fingerprint, long time) {
            store.put(fingerprint.hex(), MARK, time);
        }
    }
}
