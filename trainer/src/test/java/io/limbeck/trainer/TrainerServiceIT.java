package io.limbeck.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Record;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Labels;
import io.limbeck.trainer.collect.Part;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.SampleHash;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TinyDirectory;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.round.StudentSettings;
import io.limbeck.trainer.round.TriggerSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class TrainerServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path data;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Health health = new Health();
    private KafkaFixture kafka;
    private KafkaModelStore store;
    private TrainerService service;

    @BeforeEach
    void createTopics(KafkaFixture fixture) {
        kafka = fixture.createTopics();
        store = new KafkaModelStore(
                KafkaSettings.of(kafka.bootstrapServers()).client(), kafka.topics(), Clock.systemUTC());
        service = service();
        AvroCodec<Record> records = AvroCodec.of(Record.class);
        kafka.sendAll(Tickets.unlabelled(300, 9).stream()
                .map(row -> message(
                        kafka.topics().records().name(),
                        row.id(),
                        records.encode(Labels.record(row.id(), row.content()))))
                .toList());
    }

    @AfterEach
    void stop() {
        service.close();
        store.close();
    }

    @Test
    void labelsBecomeModelsAndBetterModelsFollow() throws Exception {
        label(Tickets.labelled(150, 1), "");
        service.start();
        awaitVersion(1);
        assertThat(health.notReady()).doesNotContainKey("trainer");

        label(Tickets.labelled(150, 2), "new ");
        awaitVersion(2);

        List<ModelManifest> manifests = store.manifests();
        assertThat(manifests).extracting(ModelManifest::getVerdict).containsExactly("FIRST", "PROMOTED");
        ModelManifest second = manifests.get(1);
        assertThat(second.getParent()).isEqualTo(1);
        assertThat(second.getLiveLabels()).isEqualTo(300);
        assertThat(second.getLabelsWatermark()).containsEntry("0", 300L);
        assertThat(second.getLabelsSha256()).hasSize(64);
        assertThat(second.getMetrics()).containsKeys("alpha", "teacherOutOfFold", "gateRecentLower");
        try (OnnxClassifier model =
                OnnxClassifier.load(store.fetch(2, data.resolve("fetched")), 2, SessionSettings.cpu(1))) {
            assertThat(model.labels()).hasSize(6);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(meters.get("limbeck.trainer.rounds")
                                .tag("verdict", "PROMOTED")
                                .counter()
                                .count())
                        .isEqualTo(1));
    }

    @Test
    void restartedTrainerWaitsForNewLabels() throws Exception {
        label(Tickets.labelled(150, 1), "");
        service.start();
        awaitVersion(1);
        service.close();

        service = service();
        service.start();
        label(Tickets.labelled(150, 2), "new ");
        awaitVersion(2);

        // Had the second one begun with a round on the old labels, there would be one more.
        assertThat(store.manifests()).hasSize(2);
        assertThat(store.manifests().get(1).getLiveLabels()).isGreaterThan(240);
    }

    @Test
    void whatIsForgottenIsNeitherAmongTheLabelsOfTheNextRoundNorInItsSample() throws Exception {
        List<Row> rows = Tickets.labelled(150, 1);
        label(rows, "");
        service.start();
        awaitVersion(1);

        Row gone = rows.get(3);
        forget(gone.id(), true);
        awaitVersion(2);

        List<ModelManifest> manifests = store.manifests();
        List<Row> left =
                rows.stream().filter(row -> !row.id().equals(gone.id())).toList();
        assertThat(manifests).extracting(ModelManifest::getVerdict).containsExactly("FIRST", "RETRAINED");
        assertThat(manifests.get(0).getLabelsSha256()).isEqualTo(SampleHash.of(rows));
        assertThat(manifests.get(1).getLabelsSha256()).isEqualTo(SampleHash.of(left));
        assertThat(manifests.get(1).getSampleSha256())
                .isEqualTo(SampleHash.of(
                        Examples.split(left, new Splitter(kafka.task())).get(Part.TRAIN)));
        assertThat(manifests.get(1).getParent())
                .as("it owes nothing to the first")
                .isNull();

        // A label that comes too late is not taken, and the request is fulfilled for good.
        label(List.of(gone), "");
        service.close();
        service = service();
        service.start();
        label(Tickets.labelled(150, 2), "new ");
        awaitVersion(3);
        assertThat(store.manifests().get(2).getLiveLabels()).isEqualTo(299);
        assertThat(store.manifests().get(2).getParent()).isEqualTo(2);
    }

    @Test
    void withoutLabelsAProvisionalModelServesUntilThereIsOneThatLearnedFromLabels() {
        service.close();
        service = service(
                new Task(kafka.topics().task(), Modality.TEXT, Tickets.LABELS, Tickets.descriptions()),
                settings(TeacherSettings.Encoder.BGE_SMALL_EN, new ZeroLabelSettings(null, 300, null)));
        label(Tickets.labelled(30, 1), "");
        service.start();
        awaitVersion(1);
        label(Tickets.labelled(70, 2), "");
        awaitVersion(2);

        List<ModelManifest> manifests = store.manifests();
        assertThat(manifests).extracting(ModelManifest::getVerdict).containsExactly("PROVISIONAL", "FIRST");
        assertThat(manifests).extracting(ModelManifest::getProvisional).containsExactly(true, false);
        assertThat(manifests.get(0).getLabels()).isEqualTo(Tickets.LABELS);
        assertThat(manifests.get(0).getMetrics()).containsEntry("records", 300.0);
        assertThat(manifests.get(1).getParent())
                .as("it owes nothing to a guess")
                .isNull();
        assertThat(manifests.get(1).getLiveLabels())
                .as("it begins with the hundredth label, which is the last")
                .isEqualTo(100);
    }

    @Test
    void roundOfATransformerThatWasKilledBeginsAgain() throws Exception {
        service.close();
        Path encoder = TinyDirectory.write(
                data.resolve("tiny"), List.copyOf(Tickets.meanings().keySet()));
        label(Tickets.labelled(150, 1), "");
        try (ChildJvm killed = EndlessTrainer.start(kafka, data, encoder)) {
            killed.kill();
        }
        assertThat(store.manifests()).isEmpty();

        service = service(
                new Task(kafka.topics().task(), Modality.TEXT, List.of()), EndlessTrainer.settings(encoder, 20));
        service.start();
        awaitVersion(1);

        ModelManifest first = store.manifests().get(0);
        assertThat(first.getVerdict()).isEqualTo("FIRST");
        assertThat(first.getLiveLabels()).isEqualTo(150);
        assertThat(store.fetch(1, data.resolve("fetched")).description().architecture())
                .isEqualTo("transformer");
    }

    @Test
    void closesInTheMiddleOfARound() {
        label(Tickets.labelled(150, 1), "");
        service.start();
        await().atMost(PATIENCE)
                .until(() ->
                        meters.find("limbeck.trainer.stage").gauges().stream().anyMatch(stage -> stage.value() == 1));

        service.close();

        assertThat(health.dead()).isEmpty();
    }

    private static TrainerSettings settings(TeacherSettings.Encoder encoder, ZeroLabelSettings zeroLabel) {
        return new TrainerSettings(
                new TriggerSettings(100, null, 100),
                new TeacherSettings(encoder, null, 1, null),
                zeroLabel,
                new StudentSettings(
                        NgramSettings.defaults().withBits(12, 12),
                        null,
                        new FitSettings(8, 4, 60, 32, 0.1, null, 0.3, null, null, null),
                        null),
                null,
                null,
                500,
                null,
                300,
                null);
    }

    private TrainerService service() {
        return service(
                new Task(kafka.topics().task(), Modality.TEXT, List.of()),
                settings(TeacherSettings.Encoder.NONE, null));
    }

    private TrainerService service(Task task, TrainerSettings settings) {
        ServiceContext context = new ServiceContext(
                kafka.topics(),
                KafkaSettings.of(kafka.bootstrapServers()),
                meters,
                health,
                data,
                "test",
                Clock.systemUTC());
        return new TrainerService(
                context,
                task,
                settings,
                0.8,
                "v1",
                new KafkaModelStore(context.kafka().client(), context.topics(), context.clock()),
                new TeacherShelf(() -> Teachers.of(new WordEmbedder(Tickets.meanings()))));
    }

    private void awaitVersion(long version) {
        await().atMost(PATIENCE)
                .until(() -> store.champion().map(Champion::getVersion).orElse(0L) >= version);
    }

    /** As the command does. */
    private void forget(String id, boolean retrain) {
        kafka.sendAll(List.of(
                message(
                        kafka.topics().forgotten().name(),
                        id,
                        AvroCodec.of(Forgotten.class)
                                .encode(new Forgotten(id, Clock.systemUTC().instant(), retrain))),
                message(kafka.topics().labels().name(), id, null)));
    }

    /** @param prefix of every label */
    private void label(List<Row> rows, String prefix) {
        AvroCodec<Label> labels = AvroCodec.of(Label.class);
        kafka.sendAll(rows.stream()
                .map(row -> message(
                        kafka.topics().labels().name(),
                        row.id(),
                        labels.encode(Labels.of(
                                row.id(), row.content(), prefix + row.label().orElseThrow()))))
                .toList());
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
