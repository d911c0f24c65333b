package io.limbeck.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Origin;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class LeakScanIT {
    private static final String MAIL = "vera+shop12@example.org";
    private static final String PHONE = "+44 20 7946 0958";

    @TempDir
    Path folder;

    private final LeakScan scan = new LeakScan(new LeakScanner(List.of(MAIL, PHONE)));

    @Test
    void findsWhatIsInRawAndNothingElsewhere(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        kafka.send(kafka.topics().raw(), MAIL, bytes("{\"text\":\"call " + PHONE + "\"}"));
        kafka.send(kafka.topics().predictions(), "id", bytes("{\"label\":\"other\"}"));

        assertThat(scan.foundInRaw(kafka.topics(), settings(kafka))).isEqualTo(2);
        scan.topics(kafka.topics(), settings(kafka));

        assertThat(ofTask(kafka)).isEmpty();
    }

    @Test
    void findsLeaksPlantedInKeysHeadersAndValues(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        kafka.send(kafka.topics().records(), MAIL, bytes("value"));
        ProducerRecord<byte[], byte[]> withHeader =
                new ProducerRecord<>(kafka.topics().predictions().name(), bytes("key"), bytes("value"));
        withHeader.headers().add("from", Base64.getEncoder().encode(bytes("to " + MAIL)));
        kafka.send(withHeader);
        DeadLetter letter = new DeadLetter(
                new Origin("raw", 0, 0L), "ingest", "INVALID_JSON", "not 442079460958", Instant.EPOCH, null);
        kafka.send(
                kafka.topics().deadLetters(),
                "0/0",
                AvroCodec.of(DeadLetter.class).encode(letter));

        scan.topics(kafka.topics(), settings(kafka));

        assertThat(ofTask(kafka))
                .containsExactlyInAnyOrder(
                        "topic " + kafka.topics().records().name(),
                        "topic " + kafka.topics().predictions().name(),
                        "topic " + kafka.topics().deadLetters().name());
    }

    @Test
    void findsLeaksInFilesWhereverTheyStand() throws Exception {
        byte[] large = new byte[20 << 20];
        // Across the border of two windows of eight mebibytes.
        System.arraycopy(bytes(MAIL), 0, large, (8 << 20) - 5, MAIL.length());
        Files.write(Files.createDirectories(folder.resolve("state")).resolve("000001.sst"), large);
        Files.writeString(Files.createDirectories(folder.resolve("broker")).resolve("log"), MAIL);
        scan.files(folder, Set.of(folder.resolve("broker")));
        scan.text("metrics", "limbeck_scorer_total{id=\"" + PHONE + "\"} 1");

        assertThat(scan.hitsByPlace()).containsOnlyKeys("file state/000001.sst", "metrics");
        assertThat(scan.hits()).isGreaterThanOrEqualTo(2);
    }

    /** Other tests use the same broker: only this task's topics are of interest. */
    private List<String> ofTask(KafkaFixture kafka) {
        return scan.hitsByPlace().keySet().stream()
                .filter(place -> place.contains(kafka.task()))
                .toList();
    }

    private static KafkaSettings settings(KafkaFixture kafka) {
        return KafkaSettings.of(kafka.bootstrapServers());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
