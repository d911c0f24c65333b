package io.limbeck.scorer;

import io.limbeck.model.Modality;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.inference.BatchSettings;
import io.limbeck.scorer.serve.TextCleaning;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.ledger.Ledger;
import io.limbeck.testkit.ledger.Place;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Scorers to try things on, and records for them. */
final class ScorerBench {
    static final AvroCodec<Record> RECORDS = AvroCodec.of(Record.class);

    /** The interval of transactions that ships. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private ScorerBench() {}

    /** One scorer of a task. */
    record Scorer(ScorerService service, ServiceContext context) implements AutoCloseable {
        double count(String meter, String... tags) {
            return context.meters()
                    .get("limbeck.scorer." + meter)
                    .tags(tags)
                    .counter()
                    .count();
        }

        @Override
        public void close() {
            service.close();
        }
    }

    static Scorer start(KafkaFixture kafka, String instance, ShelfOfModels models) {
        return start(KafkaSettings.of(kafka.bootstrapServers()), kafka.topics(), instance, models, settings(QUICK));
    }

    static Scorer start(
            KafkaSettings kafka, Topics topics, String instance, ShelfOfModels models, ScorerSettings settings) {
        ServiceContext context = new ServiceContext(
                topics, kafka, new SimpleMeterRegistry(), new Health(), Path.of("target"), instance, Clock.systemUTC());
        Scorer scorer = new Scorer(
                new ScorerService(
                        context,
                        settings,
                        new AuthSettings(null),
                        Modality.TEXT,
                        KeywordClassifier.CLEANING,
                        new TextCleaning(text -> text.replace("secret", "[MASKED]")),
                        models),
                context);
        scorer.service().start();
        return scorer;
    }

    /** Small batches, so that a transaction holds many. */
    static ScorerSettings settings(Duration transaction) {
        return new ScorerSettings(
                null,
                null,
                0,
                new BatchSettings(64, Duration.ofMillis(1)),
                null,
                0.1,
                new TransactionSettings(transaction, null),
                null,
                ScorerSettings.Format.AVRO);
    }

    /** A record that came from {@code raw} at the given place. */
    static Record record(String id, String text, int partition, long offset) {
        return Record.newBuilder()
                .setId(id)
                .setOrigin(new Origin("raw", partition, offset))
                .setEventTime(Instant.EPOCH)
                .setIngestTime(Instant.EPOCH)
                .setBody(new Text(text))
                .setCleaningVersion(KeywordClassifier.CLEANING)
                .build();
    }

    /** Sends {@code count} records, spread over the partitions, and enters what was acknowledged on the left side. */
    static void feed(KafkaFixture kafka, Ledger ledger, int first, int count) {
        int partitions = kafka.topics().records().partitions();
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            int partition = i % partitions;
            Record record = record("r" + i, i % 3 == 0 ? "good " + i : "who knows " + i, partition, i / partitions);
            messages.add(new ProducerRecord<>(
                    kafka.topics().records().name(),
                    partition,
                    ("k" + i).getBytes(StandardCharsets.UTF_8),
                    RECORDS.encode(record)));
        }
        List<RecordMetadata> sent = kafka.sendAll(messages);
        for (int i = 0; i < count; i++) {
            ledger.acknowledged(new Place(sent.get(i).partition(), (first + i) / partitions));
        }
    }
}
