package io.limbeck.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.decode.Fields;
import io.limbeck.ingest.decode.FormatSettings;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.runtime.http.Bind;
import io.limbeck.runtime.http.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushApiTest {
    private static final String TOKEN = "secret";
    private static final PushSettings SETTINGS = new PushSettings(null, 0, 1000, 1500, Duration.ofSeconds(5));

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MemoryLog log = new MemoryLog();
    private final AtomicBoolean away = new AtomicBoolean();
    private final ExecutorService answering = Executors.newSingleThreadExecutor();
    private HttpServer server;

    @BeforeEach
    void start() {
        PushApi api = new PushApi(
                "tickets.raw",
                SETTINGS,
                new Decoder(Wanted.text(Fields.defaults()), FormatSettings.defaults(), 100, Schemas.none()),
                log,
                away::get,
                BearerToken.of(Optional.of(TOKEN)),
                answering,
                meters,
                Clock.systemUTC());
        server = HttpServer.start("test", new Bind(Bind.LOOPBACK, 0), "ingest.push.port", api::register);
    }

    @AfterEach
    void stop() {
        server.close();
        answering.shutdownNow();
    }

    @Test
    void storesOneRecordUnderItsIdAndSaysWhere() throws Exception {
        JsonNode answer = json(post("", "{\"id\":\"t-1\",\"text\":\"hello\"}"), 200);

        assertThat(answer.toString()).isEqualTo("{\"topic\":\"tickets.raw\",\"partition\":0,\"offset\":0}");
        assertThat(log.messages()).singleElement().satisfies(message -> {
            assertThat(message.key()).contains("t-1");
            assertThat(message.value()).isEqualTo("{\"id\":\"t-1\",\"text\":\"hello\"}");
            assertThat(message.headers()).isEmpty();
        });
        assertThat(count("stored")).isEqualTo(1);
        assertThat(count("requests", "status", "200")).isEqualTo(1);
    }

    @Test
    void passesOnContentTypeIdKeyAndTraceAndNothingElse() throws Exception {
        json(
                send(request("?id=t%C3%A9&key=k", BodyPublishers.ofString("hello"))
                        .header("Content-Type", "text/plain")
                        .header("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01")
                        .header("X-Name", "Jane")),
                200);

        assertThat(log.messages()).singleElement().satisfies(message -> {
            assertThat(message.key()).contains("k");
            assertThat(message.headers())
                    .containsEntry("id", "té")
                    .containsEntry("content-type", "text/plain")
                    .containsOnlyKeys("id", "content-type", "traceparent");
        });
    }

    @Test
    void answersForEachOfManyAndStoresTheGoodOnes() throws Exception {
        JsonNode answer = json(
                send(request(
                                "",
                                BodyPublishers.ofString("{\"id\":\"a\",\"text\":\"one\"}\n{broken Jane\n{\"text\":\""
                                        + "x".repeat(100) + "\"}\n{\"id\":\"b\",\"text\":\"two\"}\n"))
                        .header("Content-Type", "application/x-ndjson")),
                207);

        assertThat(answer.get("stored").asInt()).isEqualTo(2);
        assertThat(answer.get("results").findValuesAsText("error")).containsExactly("INVALID_JSON", "TOO_LARGE");
        assertThat(answer.get("results").get(3).get("offset").asInt()).isEqualTo(1);
        assertThat(answer.toString()).doesNotContain("Jane");
        assertThat(count("stored")).isEqualTo(2);
        assertThat(count("refused", "reason", "INVALID_JSON")).isEqualTo(1);
        assertThat(count("refused", "reason", "TOO_LARGE")).isEqualTo(1);
    }

    @Test
    void refusesWhatCanBeNoRecordWithItsReason() throws Exception {
        assertThat(json(post("", "{\"name\":\"Jane\"}"), 422).get("error").asText())
                .isEqualTo("MISSING_TEXT");
        assertThat(json(post("", ""), 422).get("error").asText()).isEqualTo("EMPTY");
        assertThat(json(post("", "x".repeat(101)), 413).get("error").asText()).isEqualTo("TOO_LARGE");
        assertThat(json(
                                send(request("", BodyPublishers.ofString("x"))
                                        .header("Content-Type", "application/octet-nothing")),
                                415)
                        .get("error")
                        .asText())
                .isEqualTo("UNSUPPORTED_CONTENT_TYPE");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void refusesRequestsThatAreNone() throws Exception {
        assertThat(send(request("?id=a", BodyPublishers.ofString("[{},{}]"))).statusCode())
                .isEqualTo(400);
        assertThat(post("", "[{\"text\":\"Jane\"},]").statusCode()).isEqualTo(400);
        assertThat(send(request("", BodyPublishers.ofString("x")).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(request("", BodyPublishers.ofString("x")).header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(server.url() + "/ingest"))
                                        .POST(BodyPublishers.ofString("x"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(log.messages()).isEmpty();
        assertThat(count("requests", "status", "401")).isEqualTo(1);
        assertThat(count("requests", "status", "400")).isEqualTo(2);
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherTheySayHowLargeOrNot() throws Exception {
        byte[] body = "x".repeat(1001).getBytes(UTF_8);

        assertThat(send(request("", BodyPublishers.ofByteArray(body))).statusCode())
                .isEqualTo(413);
        assertThat(send(request("", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("", "still there").statusCode()).isEqualTo(200);
    }

    @Test
    void turnsAwayWhatDoesNotFitBesideWhatIsUnderWay() throws Exception {
        log.beSlow();
        String large = "[" + "{\"text\":\"hello\"},".repeat(55) + "{\"text\":\"hello\"}]";
        CompletableFuture<HttpResponse<String>> first =
                client.sendAsync(request("", BodyPublishers.ofString(large)).build(), BodyHandlers.ofString());
        assertThat(log.awaitMessage()).isTrue();

        HttpResponse<String> second = post("", large);

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(meters.get("limbeck.ingest.push.in.flight.bytes").gauge().value())
                .isEqualTo(large.length());
        log.confirm();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(post("", large).statusCode()).isEqualTo(200);
        assertThat(log.messages()).hasSize(112);
    }

    @Test
    void asksToComeAgainWhileTheBrokersAreAway() throws Exception {
        log.beAway();
        HttpResponse<String> unconfirmed = post("", "hello");
        JsonNode many = json(post("", "[{\"text\":\"a\"},{\"broken\":1}]"), 503);
        away.set(true);
        HttpResponse<String> known = post("", "hello");

        assertThat(unconfirmed.statusCode()).isEqualTo(503);
        assertThat(unconfirmed.headers().firstValue("Retry-After")).isPresent();
        assertThat(many.get("results").findValuesAsText("error")).containsExactly("UNAVAILABLE", "MISSING_TEXT");
        assertThat(known.statusCode()).isEqualTo(503);
        assertThat(known.headers().firstValue("Retry-After")).isPresent();
        assertThat(count("unavailable")).isEqualTo(2);
        assertThat(meters.get("limbeck.ingest.push.in.flight.bytes").gauge().value())
                .isZero();
    }

    @Test
    void givesBackTheRoomOfARequestWhoseSenderIsGone() throws Exception {
        for (int i = 0; i < 3; i++) {
            leaveInTheMiddle();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("", "x".repeat(99)).statusCode() == 200
                        && meters.get("limbeck.ingest.push.in.flight.bytes")
                                        .gauge()
                                        .value()
                                == 0);
    }

    @Test
    void describesItselfInOpenApi() throws Exception {
        HttpResponse<String> described = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/openapi.json"))
                        .build(),
                BodyHandlers.ofString());

        JsonNode responses = new ObjectMapper().readTree(described.body()).at("/paths/~1ingest/post/responses");
        for (String status : new String[] {"200", "207", "400", "401", "403", "413", "415", "422", "429", "503"}) {
            assertThat(responses.has(status)).as(status).isTrue();
        }
    }

    private void leaveInTheMiddle() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("POST /ingest HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nContent-Length: 900\r\n\r\nhalf of it")
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
        }
    }

    private HttpRequest.Builder request(String query, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/ingest" + query))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(body);
    }

    private HttpResponse<String> post(String query, String body) throws Exception {
        return send(request(query, BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private double count(String name, String... tags) {
        return meters.get("limbeck.ingest.push." + name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }
}
