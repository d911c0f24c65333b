package io.limbeck.labeler;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.record;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class LabelerServiceIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Health health = new Health();

    @TempDir
    Path dataDir;

    private KafkaFixture kafka;
    private SimpleMeterRegistry meters;
    private LabelerService labeler;

    @BeforeEach
    void start(KafkaFixture fixture) {
        kafka = fixture.createTopics();
        startLabeler();
    }

    @AfterEach
    void close() {
        labeler.close();
    }

    @Test
    void answerToReviewRequestBecomesLabel() throws Exception {
        haveModel();
        review(request("a", 0.5));
        JsonNode task = claim("ann");

        HttpResponse<String> answer = answer("r1", task, "ann", "refund");

        assertThat(answer.body()).isEqualTo("{\"status\":\"ACCEPTED\"}");
        Label label = AvroCodec.of(Label.class)
                .decode(kafka.read(kafka.topics().labels(), 1).get(0).value());
        assertThat(label.getLabel()).isEqualTo("refund");
        assertThat(label.getId()).isEqualTo("a");
        assertThat(kafka.read(kafka.topics().annotations(), 1)).hasSize(1);
        await().untilAsserted(() -> {
            JsonNode stats = get("/api/stats");
            assertThat(stats.path("outcomes").path("AGREED").asInt()).isEqualTo(1);
            assertThat(stats.path("waiting").asInt()).isZero();
            assertThat(stats.path("labels").asInt()).isEqualTo(1);
        });
        assertThat(meters.get("limbeck.labeler.reviews")
                        .tag("outcome", "agreed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void restartKeepsWhatWaitsAndWhatWasCounted() throws Exception {
        haveModel();
        review(request("a", 0.5));
        review(request("b", 0.4));
        JsonNode first = claim("ann");
        answer("r1", first, "ann", "refund");
        kafka.read(kafka.topics().labels(), 1);

        labeler.close();
        startLabeler();

        JsonNode second = claim("ann");
        assertThat(second.path("id").asText()).isEqualTo("b");
        JsonNode stats = get("/api/stats");
        assertThat(stats.path("requests").asInt()).isEqualTo(2);
        assertThat(stats.path("outcomes").path("AGREED").asInt()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(answer("r1", first, "ann", "refund").body()).contains("REPEATED"));
        answer("r2", second, "ann", "billing");
        assertThat(kafka.read(kafka.topics().labels(), 2)).hasSize(2);
    }

    @Test
    void asksAboutRecordsUntilThereIsModel() throws Exception {
        Record record = record("cold", "where is my parcel?");
        kafka.send(kafka.topics().records(), "cold", AvroCodec.of(Record.class).encode(record));

        JsonNode task = claim("ann");

        assertThat(task.path("id").asText()).isEqualTo("cold");
        assertThat(task.path("reason").asText()).isEqualTo(ReviewReason.COLD_START.name());
    }

    @Test
    void showsTheModelInService() throws Exception {
        haveModel();

        await().untilAsserted(() -> assertThat(
                        get("/api/loop").path("state").path("champion").asLong())
                .isEqualTo(1));
        await().untilAsserted(() -> assertThat(health.notReady()).isEmpty());
    }

    private void startLabeler() {
        meters = new SimpleMeterRegistry();
        ServiceContext context = new ServiceContext(
                kafka.topics(),
                KafkaSettings.of(kafka.bootstrapServers()),
                meters,
                health,
                dataDir,
                "0",
                Clock.systemUTC());
        labeler = LabelerService.of(
                context,
                new Task(kafka.task(), Modality.TEXT, LABELS),
                new LabelerSettings(null, 0, null, null, null, null, null, null, null),
                40,
                Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("a key for tests"))),
                new AuthSettings(null),
                CurveSource.none());
        labeler.start();
    }

    private void haveModel() {
        Champion champion = new Champion(1L, null, 1L, "test", false, Instant.now());
        kafka.send(
                kafka.topics().models(),
                Topics.CHAMPION_KEY,
                AvroCodec.of(Champion.class).encode(champion));
    }

    private void review(ReviewRequest request) {
        ReviewRequest fresh =
                ReviewRequest.newBuilder(request).setRequestedAt(Instant.now()).build();
        kafka.send(
                kafka.topics().reviewRequests(),
                request.getRecord().getId(),
                AvroCodec.of(ReviewRequest.class).encode(fresh));
    }

    private JsonNode claim(String annotator) {
        return await().atMost(KafkaFixture.PATIENCE)
                .until(
                        () -> post("/api/tasks/claim", "{\"annotator\":\"" + annotator + "\"}"),
                        claims -> claims.path("tasks").size() == 1)
                .path("tasks")
                .get(0);
    }

    private HttpResponse<String> answer(String requestId, JsonNode task, String annotator, String label)
            throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("requestId", requestId)
                .put("id", task.path("id").asText())
                .put("origin", task.path("origin").asText())
                .put("annotator", annotator)
                .put("answer", "LABEL")
                .put("label", label)
                .toString();
        return send(HttpRequest.newBuilder(uri("/api/answers"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path))).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(labeler.url() + path);
    }
}
