package io.limbeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class ForgetCommandIT {
    private static final String TICKETS =
            "id,text,label\nt-1,where is it,delivery\n13800138000,my money back,refund\nt-3,a third,refund\n";

    @TempDir
    Path folder;

    private KafkaFixture kafka;

    @BeforeEach
    void importLabels(KafkaFixture fixture) throws IOException {
        kafka = fixture.createTopics();
        limbeck(0, "labels", "import", file(TICKETS));
    }

    @Test
    void takesTheLabelBackUnderTheCleanedIdAndGivesTheWordToAllServices() {
        String printed = limbeck(0, "forget", "13800138000");

        assertThat(printed)
                .contains("1 in " + kafka.topics().labels().name())
                .contains("its label is withdrawn")
                .contains("no service takes it again")
                .doesNotContain("13800138000");
        String id = words().get(0).getId();
        assertThat(id).matches("<PHONE_NUMBER:[a-z]{4}\\.[a-z]{12}>");
        assertThat(words()).containsExactly(new Forgotten(id, words().get(0).getAt(), false));
        assertThat(labels()).endsWith(Map.entry(id, false)).hasSize(4);
        assertThat(limbeck(0, "labels", "export").lines()).hasSize(2).noneMatch(line -> line.contains("my money back"));
    }

    @Test
    void saysByWhenEachTopicLosesItByTheTopicsOwnSettings() {
        String printed = limbeck(0, "forget", "t-1");

        assertThat(printed)
                .containsPattern(kafka.topics().raw().name() + " +loses it by 20\\d\\d-.*retention.ms PT24H")
                .containsPattern(kafka.topics().records().name() + " +loses it by 20\\d\\d-.*retention.ms PT168H")
                .containsPattern(kafka.topics().labels().name()
                        + " +loses it by 20\\d\\d-.*, if others follow .*max.compaction.lag.ms PT24H");
    }

    @Test
    void namesTheModelsThatMayHaveLearnedFromIt() {
        model(1, 1, Instant.EPOCH);
        model(2, 3, Instant.EPOCH);
        model(3, 1, Instant.now().plusSeconds(60));

        assertThat(limbeck(0, "forget", "13800138000"))
                .contains("models made when its label was there, each of which may have learned from it: 2\n")
                .contains("models made since it came in, which may know its text or a model that did: 3\n");
    }

    @Test
    void changesNothingTheSecondTimeAndKeepsARetrainThatIsDue() {
        limbeck(0, "forget", "t-1", "--retrain");
        List<Forgotten> first = words();

        assertThat(limbeck(0, "forget", "t-1"))
                .contains("it was forgotten before, at " + first.get(0).getAt());

        assertThat(words()).isEqualTo(first).allMatch(Forgotten::getRetrain);
        assertThat(limbeck(0, "labels", "export").lines()).hasSize(2);
    }

    @Test
    void saysThatNothingIsKnownOfAnIdAndForgetsItAllTheSame() {
        assertThat(limbeck(0, "forget", "t-9", "t-1"))
                .contains("t-9: no topic that can be searched holds anything of it\n")
                .contains("no service takes them again");

        assertThat(words()).extracting(Forgotten::getId).containsExactlyInAnyOrder("t-9", "t-1");
    }

    @Test
    void importsNoLabelOfWhatIsForgotten() throws IOException {
        limbeck(0, "forget", "t-1");

        assertThat(limbeck(0, "labels", "import", file(TICKETS))).contains("imported 2 labels, broken lines 1");
    }

    @Test
    void needsAnId() {
        limbeck(2, "forget");
        limbeck(2, "forget", " ");
    }

    private List<Forgotten> words() {
        return kafka.readToEnd(kafka.topics().forgotten(), Isolation.READ_COMMITTED).stream()
                .map(ConsumerRecord::value)
                .map(AvroCodec.of(Forgotten.class)::decode)
                .toList();
    }

    /** Keys, and whether there is a label behind them. */
    private List<Map.Entry<String, Boolean>> labels() {
        return kafka.readToEnd(kafka.topics().labels(), Isolation.READ_COMMITTED).stream()
                .map(message -> Map.entry(new String(message.key(), UTF_8), message.value() != null))
                .toList();
    }

    private void model(long version, long watermark, Instant at) {
        ModelManifest manifest = ModelManifest.newBuilder()
                .setVersion(version)
                .setTask(kafka.task())
                .setCreatedAt(at)
                .setArchitecture("ngram")
                .setLabels(List.of("delivery", "refund"))
                .setBundleFormat(1)
                .setBundleBytes(1)
                .setBundleSha256("")
                .setChunks(1)
                .setCleaningVersion("")
                .setEncoderHash("")
                .setVerdict("PROMOTED")
                .setLabelsWatermark(Map.of("0", watermark))
                .build();
        kafka.send(
                kafka.topics().models(),
                Long.toString(version),
                AvroCodec.of(ModelManifest.class).encode(manifest));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("tickets.csv"), content).toString();
    }

    private String limbeck(int expected, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", kafka.bootstrapServers()));
        all.addAll(List.of("--set", "task=" + kafka.task()));
        all.addAll(List.of("--set", "ingest.pii.key=a key for tests, long enough to be one"));
        StringWriter out = new StringWriter();
        int code = Limbeck.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }
}
