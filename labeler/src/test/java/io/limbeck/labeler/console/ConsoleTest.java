package io.limbeck.labeler.console;

import static io.limbeck.labeler.SampleReviews.LABELS;
import static io.limbeck.labeler.SampleReviews.NOON;
import static io.limbeck.labeler.SampleReviews.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.labeler.decide.AnswerDesk;
import io.limbeck.labeler.decide.LabelSet;
import io.limbeck.labeler.decide.RecentAnswers;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.labeler.loop.LoopWindow;
import io.limbeck.labeler.review.Budget;
import io.limbeck.labeler.review.HandClock;
import io.limbeck.labeler.review.ReviewPolicy;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import io.limbeck.runtime.http.Bind;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.ReviewReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String ATTACK = "<script>alert(1)</script> \"quoted\" 'single' & <img src=x onerror=alert(2)>";

    private final HandClock clock = new HandClock(NOON);
    private final ReviewQueue queue = new ReviewQueue(
            new ReviewPolicy(new Budget(200, null), 100, Duration.ofDays(7), Duration.ofMinutes(5)), clock);
    private final LoopWindow window = new LoopWindow(clock);
    private final List<Annotation> written = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpServer server = start(Optional.empty(), LABELS);

    private HttpServer start(Optional<String> token, List<String> labels) {
        AnswerDesk desk = new AnswerDesk(
                queue, LabelSet.of(labels), this::write, new RecentAnswers(), UnaryOperator.identity(), clock);
        ConsoleParts parts =
                new ConsoleParts("tickets", desk, queue, new ReviewTally(), window, CurveSource.none(), 40, token);
        return HttpServer.start("console", new Bind(Bind.LOOPBACK, 0), "labeler.port", Console.routes(parts));
    }

    private void restart(Optional<String> token, List<String> labels) {
        server.close();
        server = start(token, labels);
    }

    /** What the topology does with an answer, at once. */
    private void write(Annotation annotation) {
        written.add(annotation);
        queue.remove(annotation.getRecordId());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void givesTasksAndTakesAnswers() throws Exception {
        queue.admit(request("a", 0.5));

        JsonNode task = json(post("/api/tasks/claim", "{\"annotator\":\"ann\"}"))
                .path("tasks")
                .get(0);
        assertThat(task.path("id").asText()).isEqualTo("a");
        assertThat(task.path("text").asText()).isEqualTo("text of a");
        assertThat(task.has("prediction")).isFalse();

        HttpResponse<String> answer =
                post("/api/answers", """
                {"requestId":"r1","id":"a","origin":"%s","annotator":"ann","answer":"LABEL","label":"refund"}""".formatted(task.path("origin").asText()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ACCEPTED\"}");
        assertThat(written).singleElement().extracting(Annotation::getLabel).isEqualTo("refund");
    }

    @Test
    void saysHowLongUntilTheNextQuestion() throws Exception {
        JsonNode claims = json(post("/api/tasks/claim", "{\"annotator\":\"ann\",\"count\":3}"));

        assertThat(claims.path("tasks")).isEmpty();
        assertThat(claims.path("budgetLeft").asInt()).isEqualTo(200);
        assertThat(claims.path("nextQuestionInSeconds").asDouble()).isZero();
    }

    @Test
    void answersRepeatedRequestAlike() throws Exception {
        queue.admit(request("a", 0.5));
        String answer =
                "{\"requestId\":\"r1\",\"id\":\"a\",\"annotator\":\"ann\",\"answer\":\"LABEL\",\"label\":\"refund\"}";
        post("/api/answers", answer);

        HttpResponse<String> again = post("/api/answers", answer);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("REPEATED");
        assertThat(written).hasSize(1);
    }

    @Test
    void refusesWhatItCannotUse() throws Exception {
        queue.admit(request("a", 0.5));

        assertThat(post("/api/tasks/claim", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/api/tasks/claim", "{\"annotator\":\"ann\",\"count\":101}")
                        .body())
                .contains("count must be 1 to 100");
        assertThat(post("/api/answers", "not json").statusCode()).isEqualTo(400);
        assertThat(post("/api/answers", "null").statusCode()).isEqualTo(400);
        assertThat(post("/api/answers", "{\"requestId\":\"r\",\"id\":\"a\",\"annotator\":\"ann\",\"answer\":\"LABEL\"}")
                        .body())
                .contains("label must be set");
        assertThat(post(
                                "/api/answers",
                                "{\"requestId\":\"r\",\"id\":\"a\",\"annotator\":\"ann\",\"answer\":\"LABEL\",\"label\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                "/api/answers",
                                "{\"requestId\":\"r\",\"id\":\"gone\",\"annotator\":\"ann\",\"answer\":\"SKIP\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(written).isEmpty();
    }

    @Test
    void neverQuotesTheInputInAnError() throws Exception {
        assertThat(post("/api/answers", "{\"requestId\": 4111111111111111 oops").body())
                .doesNotContain("4111111111111111");
    }

    @Test
    void escapesWhatPeopleRead() throws Exception {
        queue.admit(request("a\"><b>", ATTACK, ReviewReason.LOW_CONFIDENCE, 1, NOON));
        restart(Optional.empty(), List.of("<i>label</i>"));

        String page = get("/label").body();

        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("<i>label");
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &#39;single&#39; &amp;")
                .contains("value=\"a&quot;&gt;&lt;b&gt;\"")
                .contains("&lt;i&gt;label&lt;/i&gt;");
    }

    @Test
    void forbidsScriptsItDidNotSend() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain(" style=").doesNotContainPattern("<script>|\\son[a-z]+=");
    }

    @Test
    void servesEveryFileItsPagesName() throws Exception {
        for (String path : List.of("/", "/label")) {
            Matcher files = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                    .matcher(get(path).body());
            int found = 0;
            while (files.find()) {
                assertThat(get(files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
                found++;
            }
            assertThat(found).isGreaterThan(5);
        }
    }

    @Test
    void labelsByForm() throws Exception {
        queue.admit(request("a", "first text", ReviewReason.LOW_CONFIDENCE, 0.9, NOON));
        queue.admit(request("b", "something else", ReviewReason.LOW_CONFIDENCE, 0.1, NOON));
        String page = get("/label").body();

        HttpResponse<String> next = form("/label/answer", hidden(page) + "&label=refund");

        assertThat(next.body())
                .contains("Labelled <strong>refund</strong>", "something else")
                .doesNotContain("<html");
        assertThat(written).singleElement().extracting(Annotation::getRecordId).isEqualTo("a");
    }

    @Test
    void takesNewLabelWhereTheTaskFixesNone() throws Exception {
        restart(Optional.empty(), List.of());
        queue.admit(request("a", "first text", ReviewReason.LOW_CONFIDENCE, 0.9, NOON));
        queue.admit(request("b", "something else", ReviewReason.LOW_CONFIDENCE, 0.1, NOON));

        String next = form("/label/answer", hidden(get("/label").body()) + "&newLabel=weather")
                .body();
        form("/label/answer", hidden(next) + "&newLabel=&label=weather");

        assertThat(next).contains("value=\"weather\"");
        assertThat(written).extracting(Annotation::getLabel).containsExactly("weather", "weather");
    }

    @Test
    void opensTheLastAnswerAgain() throws Exception {
        queue.admit(request("a", "first text", ReviewReason.LOW_CONFIDENCE, 0.9, NOON));
        form("/label/answer", hidden(get("/label").body()) + "&label=refund");

        String again = form("/label/undo", "").body();
        form("/label/answer", hidden(again) + "&label=billing");

        assertThat(again).contains("first text", "Choose again");
        assertThat(written).extracting(Annotation::getLabel).containsExactly("refund", "billing");
    }

    @Test
    void saysWhenThereIsNothingToLabel() throws Exception {
        assertThat(get("/label").body()).contains("Nothing waits for a person");
    }

    @Test
    void saysWhatTheFirstModelWaitsFor() throws Exception {
        assertThat(get("/").body()).contains("No model yet", "0 of 40 labels", "limbeck labels import FILE");
    }

    @Test
    void saysThatTheFirstModelIsBeingMade() throws Exception {
        IntStream.range(0, 40).forEach(id -> window.label("id-" + id, true));

        assertThat(get("/").body()).contains("the trainer makes the first one of 40 labels");
    }

    @Test
    void showsWhatModelsWereWorthAtTheGate() throws Exception {
        window.manifest(2, Optional.of(ConsolePreview.manifest(2, NOON)));

        assertThat(get("/").body()).contains("84.4");
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        restart(Optional.of("s3cret"), LABELS);

        assertThat(post("/api/tasks/claim", "{\"annotator\":\"ann\"}").statusCode())
                .isEqualTo(401);
        assertThat(get("/api/stats").statusCode()).isEqualTo(401);
        assertThat(form("/label/answer", "id=a").statusCode()).isEqualTo(401);
        assertThat(get("/label").statusCode()).isEqualTo(302);
        assertThat(get("/login").body()).contains("auth.token").doesNotContain("s3cret");
        assertThat(send(HttpRequest.newBuilder(uri("/api/stats")).header("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(uri("/api/stats")).header("Authorization", "Bearer s3cret"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesCookieForTheToken() throws Exception {
        restart(Optional.of("s3cret"), LABELS);
        assertThat(form("/login", "token=wrong").statusCode()).isEqualTo(403);

        String cookie = form("/login", "token=s3cret")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain("s3cret");
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(send(HttpRequest.newBuilder(uri("/label")).header("Cookie", session))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWritesThatAnotherSiteSends() throws Exception {
        HttpRequest.Builder foreign = HttpRequest.newBuilder(uri("/label/undo"))
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(""));

        assertThat(send(foreign).statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(uri("/api/answers"))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysHowTheQueueIs() throws Exception {
        queue.admit(request("a", 0.5));

        JsonNode stats = json(get("/api/stats"));

        assertThat(stats.path("waiting").asInt()).isEqualTo(1);
        assertThat(stats.path("waitingByReason").path("LOW_CONFIDENCE").asInt()).isEqualTo(1);
        assertThat(stats.path("outcomes").path("AGREED").asInt(-1)).isZero();
        assertThat(stats.path("labelSet")).hasSize(3);
    }

    @Test
    void drawsFromJson() throws Exception {
        JsonNode loop = json(get("/api/loop"));

        assertThat(loop.path("curves")).isEmpty();
        assertThat(loop.path("state").path("confidence")).hasSize(20);
        assertThat(loop.path("state").path("flow").path("times")).hasSize(300);
    }

    private static String hidden(String page) {
        Matcher inputs = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">")
                .matcher(page);
        List<String> pairs = new ArrayList<>();
        while (inputs.find()) {
            pairs.add(inputs.group(1) + "=" + inputs.group(2));
        }
        return String.join("&", pairs);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> form(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.url() + path);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
