package io.limbeck.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.ingest.Refined.Deleted;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.dedup.DedupSettings;
import io.limbeck.ingest.dedup.Deduplication;
import io.limbeck.ingest.dedup.Fingerprint;
import io.limbeck.ingest.dedup.Marking;
import io.limbeck.ingest.dedup.Marks;
import io.limbeck.ingest.dedup.Seen.Entry;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Tombstone;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on what is not to be forgotten and has not come before in its raw partition, and deletes; the rest becomes dead letters. */
final class DeduplicateProcessor implements Processor<String, Arrival, String, Object> {
    private final DedupSettings settings;
    private final KeyedHash hash;
    private final Marking marking;
    private final Predicate<String> forgotten;
    private final IngestMetrics metrics;
    private ProcessorContext<String, Object> context;
    private Deduplication deduplication;

    /** @param forgotten whether the record with this id is never to be taken again */
    DeduplicateProcessor(DedupSettings settings, KeyedHash hash, Predicate<String> forgotten, IngestMetrics metrics) {
        this.forgotten = forgotten;
        this.settings = settings;
        this.hash = hash;
        this.marking = settings.by().marking(hash);
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        deduplication =
                new Deduplication(new StoredSeen(context.getStateStore(IngestTopology.SEEN)), settings.window());
    }

    @Override
    public void process(Record<String, Arrival> message) {
        if (message.value() instanceof Candidate candidate) {
            judge(message, candidate);
        } else if (message.value() instanceof Deleted deleted) {
            delete(message, deleted.tombstone());
        }
    }

    private void judge(Record<String, Arrival> message, Candidate candidate) {
        io.limbeck.schemas.Record record = candidate.clean().record();
        if (forgotten.test(record.getId())) {
            reject(message, candidate, Reason.FORGOTTEN);
            return;
        }
        Marks marks = marking.of(record, candidate.clean().named());
        boolean first = marks.fingerprints().isEmpty()
                || deduplication.isFirst(
                        marks, entry(record.getId(), record.getOrigin()), context.currentStreamTimeMs());
        if (first) {
            metrics.clean();
            context.forward(message.withValue(Outbound.of(record)), IngestTopology.RECORDS);
        } else {
            reject(message, candidate, settings.by().reason());
        }
    }

    private void reject(Record<String, Arrival> message, Candidate candidate, Reason reason) {
        metrics.rejected(reason);
        context.forward(
                message.withKey(DeadLetters.key(candidate.clean().record().getOrigin()))
                        .withValue(candidate.deadLetter().apply(reason)),
                IngestTopology.DEAD_LETTERS);
    }

    private void delete(Record<String, Arrival> message, Tombstone tombstone) {
        deduplication.deleted(entry(tombstone.id(), tombstone.origin()), context.currentStreamTimeMs());
        metrics.deleted();
        Record<String, Object> outgoing = message.withValue(new Outbound(tombstone.origin(), Optional.empty()));
        tombstone.headers().forEach(outgoing.headers()::add);
        context.forward(outgoing, IngestTopology.RECORDS);
    }

    private Entry entry(String id, Origin origin) {
        return new Entry(Fingerprint.of(hash, "id", id.getBytes(UTF_8)), origin.getOffset());
    }
}
