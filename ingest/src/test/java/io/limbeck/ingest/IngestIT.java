package io.limbeck.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Topic;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import io.limbeck.testkit.ledger.Ledger;
import io.limbeck.testkit.ledger.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class IngestIT {
    private static final int MESSAGES = 12_000;

    private final AvroCodec<Record> records = AvroCodec.of(Record.class);
    private final AvroCodec<DeadLetter> deadLetters = AvroCodec.of(DeadLetter.class);

    @TempDir
    Path dataDir;

    @Test
    void givesEveryMessageExactlyOneOutcomeAcrossAHardRestart(KafkaFixture kafka) throws InterruptedException {
        kafka.createTopics();
        Topic raw = kafka.topics().raw();
        Ledger ledger = new Ledger();
        kafka.sendAll(messages(raw)).forEach(sent -> ledger.acknowledged(new Place(sent.partition(), sent.offset())));

        try (ChildJvm first = start(kafka)) {
            kafka.readUntil(kafka.topics().records(), Isolation.READ_COMMITTED, some -> some.size() > 500);
            first.kill();
        }
        long done = kafka.committed(kafka.task() + ".ingest").values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
        assertThat(done).as("killed in the middle").isPositive().isLessThan(MESSAGES);

        try (ChildJvm second = start(kafka)) {
            // The first message once more: only a store that came through the kill knows it.
            var again = kafka.send(messages(raw).get(0));
            ledger.acknowledged(new Place(again.partition(), again.offset()));
            kafka.readUntil(
                    kafka.topics().deadLetters(),
                    Isolation.READ_COMMITTED,
                    letters -> letters.stream().anyMatch(isOf(new Place(again.partition(), again.offset()))));
            await().atMost(KafkaFixture.PATIENCE).until(() -> outcomes(kafka) > MESSAGES);
            assertThat(second.isAlive()).isTrue();
        }

        for (ConsumerRecord<byte[], byte[]> message :
                kafka.readToEnd(kafka.topics().records(), Isolation.READ_COMMITTED)) {
            ledger.outcome(
                    message.topic(),
                    message.partition(),
                    Place.of(records.decode(message.value()).getOrigin()));
        }
        int duplicates = 0;
        int broken = 0;
        for (ConsumerRecord<byte[], byte[]> message :
                kafka.readToEnd(kafka.topics().deadLetters(), Isolation.READ_COMMITTED)) {
            DeadLetter letter = deadLetters.decode(message.value());
            ledger.outcome(message.topic(), message.partition(), Place.of(letter.getOrigin()));
            assertThat(message.partition()).isEqualTo(letter.getOrigin().getPartition());
            duplicates += letter.getReason().equals("DUPLICATE") ? 1 : 0;
            broken += letter.getReason().equals("INVALID_JSON") ? 1 : 0;
        }
        ledger.balance().requireEqual();
        assertThat(broken).isEqualTo(MESSAGES / 10);
        assertThat(duplicates).isEqualTo(MESSAGES / 10 + 1);
    }

    @Test
    void isReadyWhenItRunsAndLeavesNoPersonalDataInItsOwnTopics(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        Health health = new Health();
        ServiceContext context = IngestProcess.context(kafka.bootstrapServers(), kafka.topics(), dataDir, health);
        IngestService service = IngestProcess.service(context);
        try (service) {
            service.start();
            assertThat(health.notReady()).containsKey("ingest");
            kafka.send(
                    kafka.topics().raw(),
                    "13800138000",
                    "{\"id\":\"13800138000\",\"text\":\"ann@example.org\"}".getBytes(ISO_8859_1));

            kafka.read(kafka.topics().records(), 1);

            await().atMost(KafkaFixture.PATIENCE).until(() -> health.notReady().isEmpty());
            assertThat(context.meters().find("limbeck.ingest.clean").counter().count())
                    .isEqualTo(1);
            await().atMost(KafkaFixture.PATIENCE)
                    .until(() -> context.meters()
                                    .get("limbeck.ingest.lag.records")
                                    .gauge()
                                    .value()
                            == 0);
            assertThat(context.meters().getMeters())
                    .anyMatch(meter -> meter.getId().getName().startsWith("kafka.stream"));
        }
        assertThat(health.notReady()).containsKey("ingest");

        List<String> own = kafka.admin().listTopics().names().get().stream()
                .filter(name -> name.startsWith(kafka.task() + ".ingest-"))
                .toList();
        assertThat(own).containsExactly(kafka.task() + ".ingest-sightings-changelog");
        Topic raw = kafka.topics().raw();
        Topic changelog = new Topic(
                own.get(0), raw.partitions(), raw.retention(), raw.maxMessageBytes(), raw.writers(), raw.readers());
        assertThat(kafka.readToEnd(changelog, Isolation.READ_COMMITTED))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(new String(entry.key(), ISO_8859_1)).doesNotContain("13800138000");
                    assertThat(entry.value()).as("an offset and an HMAC").hasSizeLessThan(40);
                });
    }

    private ChildJvm start(KafkaFixture kafka) {
        return ChildJvm.start(IngestProcess.class, kafka.bootstrapServers(), kafka.task(), dataDir.toString());
    }

    /** Of ten messages one is broken and one repeats the message before. */
    private static List<ProducerRecord<byte[], byte[]>> messages(Topic raw) {
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            int said = i % 10 == 5 ? i - 1 : i;
            String value =
                    i % 10 == 9 ? "{broken" : "{\"id\":\"t-" + said + "\",\"text\":\"where is order " + said + "\"}";
            messages.add(
                    new ProducerRecord<>(raw.name(), (said / 2) % raw.partitions(), null, value.getBytes(ISO_8859_1)));
        }
        return messages;
    }

    private static int outcomes(KafkaFixture kafka) {
        return kafka.readToEnd(kafka.topics().records(), Isolation.READ_COMMITTED)
                        .size()
                + kafka.readToEnd(kafka.topics().deadLetters(), Isolation.READ_COMMITTED)
                        .size();
    }

    private Predicate<ConsumerRecord<byte[], byte[]>> isOf(Place place) {
        return message ->
                Place.of(deadLetters.decode(message.value()).getOrigin()).equals(place);
    }
}
