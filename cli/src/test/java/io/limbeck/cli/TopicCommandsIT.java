package io.limbeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Topic;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class TopicCommandsIT {
    @TempDir
    Path folder;

    @Test
    void createsTheTopicsThatAreMissing(KafkaFixture kafka) throws Exception {
        kafka.create(kafka.topics().raw());

        assertThat(limbeck(kafka, "topics", "create", "--set", "topics.replicationFactor=1"))
                .contains("created " + kafka.topics().records().name())
                .doesNotContain("created " + kafka.topics().raw().name())
                .contains("10 topics created");

        assertThat(kafka.admin().listTopics().names().get())
                .containsAll(kafka.topics().all().stream().map(Topic::name).toList());
    }

    @Test
    void printsAnyTopicAsJson(KafkaFixture kafka) {
        kafka.createTopics();
        DeadLetter letter = new DeadLetter(
                new Origin("raw", 2, 7L), "ingest", "INVALID_JSON", "not JSON", Instant.ofEpochMilli(0), null);
        kafka.send(
                kafka.topics().deadLetters(),
                "2/7",
                AvroCodec.of(DeadLetter.class).encode(letter));

        assertThat(limbeck(kafka, "topics", "read", "dead-letters", "--values"))
                .isEqualToIgnoringNewLines("{\"origin\":{\"topic\":\"raw\",\"partition\":2,\"offset\":7},"
                        + "\"service\":\"ingest\",\"reason\":\"INVALID_JSON\",\"message\":\"not JSON\","
                        + "\"at\":\"1970-01-01T00:00:00Z\",\"payload\":null}");
    }

    @Test
    void replaysTheGoodLinesOfAFile(KafkaFixture kafka) throws IOException {
        kafka.createTopics();
        Path file = folder.resolve("in.csv");
        Files.writeString(file, "id,text\n1,one\n2\n3,three\n4,four\n");

        assertThat(limbeck(kafka, "replay", file.toString(), "--limit", "2"))
                .contains("sent 2 messages to " + kafka.topics().raw().name() + ", broken lines 1");

        assertThat(limbeck(kafka, "topics", "read", "raw", "--values").lines())
                .containsExactlyInAnyOrder("{\"id\":\"1\",\"text\":\"one\"}", "{\"id\":\"3\",\"text\":\"three\"}");
    }

    @Test
    void replaysTheFilesOfAFolderAndCountsThoseItCannot(KafkaFixture kafka) throws IOException {
        kafka.createTopics();
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
        Files.createDirectories(folder.resolve("mails/old"));
        Files.writeString(folder.resolve("mails/old/b.txt"), "two\nlines");
        Files.write(folder.resolve("mails/c.PNG"), image);
        Files.writeString(folder.resolve("mails/a.jsonl"), "{\"text\":\"one\"}\n");
        Files.writeString(folder.resolve("mails/d.exe"), "none");
        Files.writeString(folder.resolve("mails/.hidden.txt"), "none");

        assertThat(limbeck(kafka, "replay", folder.resolve("mails").toString()))
                .contains("sent 3 messages")
                .contains("files skipped 1");

        Map<String, ConsumerRecord<byte[], byte[]>> raw =
                kafka.readToEnd(kafka.topics().raw(), Isolation.READ_COMMITTED).stream()
                        .collect(Collectors.toMap(message -> new String(message.key(), UTF_8), message -> message));
        assertThat(raw).containsOnlyKeys("a.jsonl:1", "old/b.txt", "c.PNG");
        assertThat(raw.get("a.jsonl:1").value()).asString(UTF_8).isEqualTo("{\"id\":\"a.jsonl:1\",\"text\":\"one\"}");
        assertThat(raw.get("old/b.txt").value()).asString(UTF_8).isEqualTo("two\nlines");
        assertThat(header(raw.get("old/b.txt"), "content-type")).isEqualTo("text/plain");
        assertThat(header(raw.get("old/b.txt"), "id")).isEqualTo("old/b.txt");
        assertThat(raw.get("c.PNG").value()).isEqualTo(image);
        assertThat(header(raw.get("c.PNG"), "content-type")).isEqualTo("image/png");
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    @Test
    void auditFindsWhatIngestLost(KafkaFixture kafka) {
        kafka.createTopics();
        DeadLetter letter = new DeadLetter(
                new Origin(kafka.topics().raw().name(), 0, 0L),
                "ingest",
                "INVALID_JSON",
                "not JSON",
                Instant.ofEpochMilli(0),
                null);
        kafka.send(
                kafka.topics().deadLetters(),
                "0/0",
                AvroCodec.of(DeadLetter.class).encode(letter));

        // The dead letter speaks of a message that raw never had.
        assertThat(limbeck(1, kafka, "audit")).contains("unfounded 1").contains("do not balance");
    }

    private static String limbeck(KafkaFixture kafka, String... arguments) {
        return limbeck(0, kafka, arguments);
    }

    private static String limbeck(int expected, KafkaFixture kafka, String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 4);
        all[arguments.length] = "--bootstrap-server";
        all[arguments.length + 1] = kafka.bootstrapServers();
        all[arguments.length + 2] = "--set";
        all[arguments.length + 3] = "task=" + kafka.task();
        int code = Limbeck.commandLine().setOut(new PrintWriter(out, true)).execute(all);
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }
}
