package io.limbeck.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.process.UpProcess;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleMessage;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.fault.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code limbeck up} with traffic, some of it broken and some of it twice, and with a person who answers. */
final class RunningLoop implements AutoCloseable {
    static final List<String> SERVICES = List.of("ingest", "scorer", "labeler", "trainer");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "ann";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleStream stream = new SampleStream(1, Difficulty.DEFAULT);
    private final ChildJvm up;
    private final RawSender sender;
    private int answers;

    private RunningLoop(ChildJvm up) {
        this.up = up;
        this.sender = new RawSender(Topics.of("tickets", 1).raw(), KafkaSettings.of(address("kafka")));
    }

    static RunningLoop start(Path folder) throws InterruptedException {
        return new RunningLoop(UpProcess.start(
                folder,
                // A second round, with a gate, after a few answers.
                "trainer.trigger.newLabels=100",
                // Enough records drawn by chance to audit the model in a minute.
                "scorer.explorationRate=0.5",
                "labeler.budget={perHour: 100000, explorationShare: 0.9}"));
    }

    /** What {@code up} printed behind {@code name}. */
    String address(String name) {
        return UpProcess.address(up, name);
    }

    /** Host and port of each service's admin server. */
    Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        SERVICES.forEach(service ->
                targets.put(service, URI.create(address(service + " metrics")).getAuthority()));
        return targets;
    }

    String metrics(String service) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address(service + " metrics")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Sends a few messages, one of them broken and one twice. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            SampleMessage message = stream.next(Phase.BEFORE, Instant.EPOCH).orElseThrow();
            send(message.value());
            if (i == 0) {
                send(message.value());
            }
        }
        send("{broken".getBytes(StandardCharsets.UTF_8));
        sender.flush();
    }

    /** Answers what people are asked now, with the first label that there is. */
    void answer() throws IOException, InterruptedException {
        JsonNode tasks = post(
                        "/api/tasks/claim",
                        JSON.createObjectNode().put("annotator", PERSON).put("count", 20))
                .path("tasks");
        for (JsonNode task : tasks) {
            post(
                    "/api/answers",
                    JSON.createObjectNode()
                            .put("requestId", "r" + answers++)
                            .put("id", task.path("id").asText())
                            .put("origin", task.path("origin").asText())
                            .put("annotator", PERSON)
                            .put("answer", "LABEL")
                            .put("label", "delivery"));
        }
    }

    @Override
    public void close() {
        sender.close();
        up.close();
    }

    private void send(byte[] value) {
        sender.send(Optional.of(0), null, value, stored -> {});
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        return JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create(address("console") + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
