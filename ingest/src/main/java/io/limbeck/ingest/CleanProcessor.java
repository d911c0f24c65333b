package io.limbeck.ingest;

import io.limbeck.ingest.decode.RawMessage;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.registry.RegistryAwayException;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Hands raw messages to the {@link Refiner}; behind it nothing has seen a raw byte. Keeps no state. */
final class CleanProcessor implements Processor<byte[], byte[], String, Object> {
    private final Refiner refiner;
    private final DeadLetters deadLetters;
    private final IngestMetrics metrics;
    private ProcessorContext<String, Object> context;

    CleanProcessor(Refiner refiner, DeadLetters deadLetters, IngestMetrics metrics) {
        this.refiner = refiner;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> raw) {
        metrics.read();
        Origin origin = context.recordMetadata().map(CleanProcessor::origin).orElseThrow();
        RawMessage message = new RawMessage(
                Optional.ofNullable(raw.value()),
                header(raw.headers(), "id"),
                header(raw.headers(), "content-type"),
                Instant.ofEpochMilli(raw.timestamp()));
        Function<Reason, DeadLetter> deadLetter = reason -> deadLetters.of(origin, reason, raw.value());
        Headers headers = TraceParent.only(raw.headers());
        refine(message, raw.key(), origin)
                .<Runnable>fold(
                        clean -> () -> {
                            metrics.found(clean.record().getRedactions());
                            context.forward(
                                    new Record<>(
                                            clean.key(), new Candidate(clean, deadLetter), raw.timestamp(), headers),
                                    IngestTopology.DEDUPLICATE);
                        },
                        deleted -> () -> context.forward(
                                new Record<>(deleted.key(), deleted, raw.timestamp(), headers),
                                IngestTopology.DEDUPLICATE),
                        reason -> () -> {
                            metrics.rejected(reason);
                            context.forward(
                                    new Record<>(
                                            DeadLetters.key(origin),
                                            deadLetter.apply(reason),
                                            raw.timestamp(),
                                            headers),
                                    IngestTopology.DEAD_LETTERS);
                        })
                .run();
    }

    /** A bug must not print what it stumbled over: of the exception only its kind and place go on. */
    private Refined refine(RawMessage message, byte[] key, Origin origin) {
        try {
            return refiner.refine(message, key, origin);
        } catch (RegistryAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            throw new IllegalStateException("cleaning the message at " + DeadLetters.key(origin) + " failed with "
                    + e.getClass().getName() + (trace.length == 0 ? "" : " in " + trace[0]));
        }
    }

    private static Origin origin(RecordMetadata metadata) {
        return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }

    private static Optional<byte[]> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
    }
}
