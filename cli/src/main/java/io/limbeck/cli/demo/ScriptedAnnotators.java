package io.limbeck.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** People who know the truth, answering through the labeler's REST interface as anybody's program would. */
final class ScriptedAnnotators implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedAnnotators.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "script";
    private static final int CLAIM = 20;
    private static final Duration BREAK = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI labeler;
    private final Optional<String> token;
    private final Scoreboard board;
    private final LongSupplier allowed;
    private final AtomicLong answered = new AtomicLong();
    private final Thread thread = new Thread(this::work, "demo-annotators");
    private volatile boolean closed;

    /** @param allowed how many answers may have been given by now */
    ScriptedAnnotators(String labelerUrl, Optional<String> token, Scoreboard board, LongSupplier allowed) {
        this.labeler = URI.create(labelerUrl);
        this.token = token;
        this.board = board;
        this.allowed = allowed;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    long answered() {
        return answered.get();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closed) {
            try {
                long left = allowed.getAsLong() - answered.get();
                int given = left > 0 ? answerSome((int) Math.min(left, CLAIM)) : 0;
                if (given == 0) {
                    Thread.sleep(BREAK.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // The labeler may be busy or restarting; what was claimed comes back by itself.
                LOG.debug("the labeler did not answer: {}", e.toString());
            }
        }
    }

    private int answerSome(int count) throws IOException, InterruptedException {
        JsonNode claims = post(
                "/api/tasks/claim",
                JSON.createObjectNode().put("annotator", NAME).put("count", count));
        int given = 0;
        for (JsonNode task : claims.path("tasks")) {
            Optional<String> truth = place(task.path("origin").asText()).flatMap(board::truth);
            ObjectNode answer = JSON.createObjectNode()
                    .put("requestId", NAME + "-" + task.path("origin").asText())
                    .put("id", task.path("id").asText())
                    .put("origin", task.path("origin").asText())
                    .put("annotator", NAME);
            truth.ifPresentOrElse(
                    label -> answer.put("answer", "LABEL").put("label", label), () -> answer.put("answer", "SKIP"));
            String status = post("/api/answers", answer).path("status").asText();
            if (truth.isPresent() && status.equals("ACCEPTED")) {
                answered.incrementAndGet();
                given++;
            }
        }
        return given;
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(labeler.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(response.body().isBlank() ? "{}" : response.body());
    }

    /** An origin as text: topic, partition and offset, the last two being its numbers. */
    static Optional<Place> place(String origin) {
        String[] parts = origin.split("/", -1);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Place(Integer.parseInt(parts[parts.length - 2]), Long.parseLong(parts[parts.length - 1])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
