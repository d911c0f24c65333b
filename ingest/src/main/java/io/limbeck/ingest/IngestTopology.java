package io.limbeck.ingest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * raw → clean → deduplicate → records and their tombstones, and dead letters beside it.
 *
 * <p>Nothing before {@code clean} stores or repartitions, so no raw byte comes to rest outside of {@code raw}. What leaves
 * keeps its raw partition's number, and with it its order.
 */
final class IngestTopology {
    static final String RAW = "raw";
    static final String CLEAN = "clean";
    static final String DEDUPLICATE = "deduplicate";
    static final String RECORDS = "records";
    static final String DEAD_LETTERS = "dead-letters";
    static final String SEEN = "sightings";

    /** What Avro, key and headers may add to a text or payload. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    private IngestTopology() {}

    /** @param forgotten whether the record with this id is never to be taken again */
    static Topology build(
            Topics topics,
            IngestSettings settings,
            Wanted.Kind kind,
            Schemas schemas,
            Cleaner cleaner,
            Predicate<String> forgotten,
            IngestMetrics metrics,
            InstantSource clock) {
        Refiner refiner = new Refiner(
                settings.decoder(kind, schemas, cleaner),
                settings,
                cleaner,
                topics.records().maxMessageBytes() - ENVELOPE_BYTES,
                clock);
        DeadLetters deadLetters =
                new DeadLetters(settings.deadLetters(), topics.deadLetters().maxMessageBytes() - ENVELOPE_BYTES, clock);
        KeyedHash hash = KeyedHash.of(settings.pii().key());
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        RAW,
                        new MessageTime(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.raw().name())
                .addProcessor(CLEAN, () -> new CleanProcessor(refiner, deadLetters, metrics), RAW)
                .addProcessor(
                        DEDUPLICATE, () -> new DeduplicateProcessor(settings.dedup(), hash, forgotten, metrics), CLEAN)
                .addStateStore(seen(settings.dedup().window()), DEDUPLICATE)
                .addSink(
                        RECORDS,
                        topics.records().name(),
                        new StringSerializer(),
                        Outbound.serializer(),
                        (topic, key, message, partitions) -> partition(message.origin(), partitions),
                        DEDUPLICATE)
                .addSink(
                        DEAD_LETTERS,
                        topics.deadLetters().name(),
                        new StringSerializer(),
                        AvroSerde.of(DeadLetter.class).serializer(),
                        (topic, key, letter, partitions) -> partition(letter.getOrigin(), partitions),
                        CLEAN,
                        DEDUPLICATE);
    }

    /** Kept a little longer than the window, so that its last millisecond still counts. */
    private static StoreBuilder<WindowStore<String, byte[]>> seen(Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(SEEN, window.plus(Duration.ofMinutes(1)), window, false),
                Serdes.String(),
                Serdes.ByteArray());
    }

    private static Optional<Set<Integer>> partition(Origin origin, int partitions) {
        return Optional.of(Set.of(origin.getPartition() % partitions));
    }
}
