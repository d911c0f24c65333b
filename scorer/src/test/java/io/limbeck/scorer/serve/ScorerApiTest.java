package io.limbeck.scorer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.runtime.http.Bind;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.scorer.KeywordClassifier;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.inference.BatchScorer;
import io.limbeck.scorer.inference.BatchSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorerApiTest {
    private static final String TOKEN = "open-sesame";

    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveClassifier live = new LiveClassifier();
    private final MicroBatcher batcher =
            new MicroBatcher(live, new BatchScorer(64, (records, nanos) -> {}), BatchSettings.defaults());
    private HttpServer server;

    @BeforeEach
    void start() {
        ScorerApi api = new ScorerApi(
                "tickets",
                new TextCleaning(text -> text.replace("awful", "bad")),
                batcher,
                live,
                () -> true,
                BearerToken.of(Optional.of(TOKEN)));
        server = HttpServer.start("test", new Bind(Bind.LOOPBACK, 0), "scorer.port", api::register);
        batcher.start();
    }

    @AfterEach
    void stop() {
        server.close();
        batcher.close();
        live.close();
    }

    @Test
    void predictsOneText() throws Exception {
        live.swap(KeywordClassifier.of(7));

        JsonNode answer = json(post("/predict", "{\"text\": \"good\"}"), 200);

        assertThat(answer.get("label").asText()).isEqualTo("good");
        assertThat(answer.get("confidence").asDouble()).isEqualTo(0.9);
        assertThat(answer.get("scores").get("bad").asDouble()).isEqualTo(0.1);
        assertThat(answer.get("modelVersion").asLong()).isEqualTo(7);
        assertThat(answer.get("decision").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void predictsListsInOrderAfterCleaning() throws Exception {
        live.swap(KeywordClassifier.of(7));

        JsonNode answer = json(post("/predict", "[{\"text\": \"good\"}, \"awful\"]"), 200);

        assertThat(answer.findValuesAsText("label")).containsExactly("good", "bad");
    }

    @Test
    void modelThatReadsTextHasNoAnswerToColumns() throws Exception {
        live.swap(KeywordClassifier.of(7));

        assertThat(post("/predict", "{\"columns\": {\"amount\": 3}}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void saysThatThereIsNoModelYet() throws Exception {
        HttpResponse<String> response = post("/predict", "{\"text\": \"good\"}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/v2/models/tickets/ready").statusCode()).isEqualTo(503);
        assertThat(get("/v2/health/ready").statusCode()).isEqualTo(200);
        assertThat(json(get("/v2/models/tickets"), 200).get("versions")).isEmpty();
    }

    @Test
    void speaksTheOpenInferenceProtocol() throws Exception {
        live.swap(KeywordClassifier.of(7));

        JsonNode described = json(get("/v2/models/tickets"), 200);
        JsonNode answer = json(
                post(
                        "/v2/models/tickets/infer",
                        "{\"id\": \"42\", \"inputs\": [{\"name\": \"text\", \"shape\": [2], \"datatype\": \"BYTES\","
                                + " \"data\": [\"good\", \"bad\"]}]}"),
                200);

        assertThat(described.get("versions").get(0).asText()).isEqualTo("7");
        assertThat(described.get("inputs").get(0).get("datatype").asText()).isEqualTo("BYTES");
        assertThat(answer.get("model_name").asText()).isEqualTo("tickets");
        assertThat(answer.get("model_version").asText()).isEqualTo("7");
        assertThat(answer.get("id").asText()).isEqualTo("42");
        assertThat(answer.get("outputs").get(0).get("data").toString()).isEqualTo("[\"good\",\"bad\"]");
        assertThat(answer.get("outputs").get(2).get("shape").toString()).isEqualTo("[2,2]");
        assertThat(answer.get("outputs").get(2).get("data")).hasSize(4);
    }

    @Test
    void refusesBodiesItCannotReadWithoutQuotingThem() throws Exception {
        live.swap(KeywordClassifier.of(7));

        for (String body : new String[] {"Jane Doe", "{\"name\": \"Jane Doe\"}", "[7]", "", "null"}) {
            HttpResponse<String> response = post("/predict", body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.body()).doesNotContain("Jane");
        }
        assertThat(post("/v2/models/tickets/infer", "{\"inputs\": []}").statusCode())
                .isEqualTo(400);
        assertThat(post("/v2/models/other/infer", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesATextOfWhichCleaningLeavesNothing() throws Exception {
        live.swap(KeywordClassifier.of(7));

        assertThat(post("/predict", "[\"good\", \"\"]").statusCode()).isEqualTo(422);
    }

    @Test
    void asksForTheToken() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/predict"))
                        .POST(BodyPublishers.ofString("{\"text\": \"good\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void answersForATextThatTheModelCannotScore() throws Exception {
        live.swap(KeywordClassifier.of(7));

        assertThat(post("/predict", "{\"text\": \"poison\"}").statusCode()).isEqualTo(422);
        assertThat(post("/predict", "{\"text\": \"good\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void describesItself() throws Exception {
        JsonNode api = json(get("/openapi.json"), 200);

        assertThat(api.get("paths").fieldNames()).toIterable().contains("/predict", "/v2/models/{name}/infer");
        assertThat(get("/").body()).contains("/predict");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }
}
