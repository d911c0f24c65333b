package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.ingest.push.PushSettings;
import io.limbeck.runtime.brokers.BrokerWatch;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.broker.OwnBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaBroker.class)
class PushIT {
    private static final AuthSettings TOKEN = new AuthSettings("secret");
    private static final PushSettings PUSH = new PushSettings(null, 0, null, null, Duration.ofSeconds(2));

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path dataDir;

    @Test
    void whatIsPushedIsInTheRawTopicWhereTheAnswerSaysAndASecondPushChangesNothing(KafkaFixture kafka)
            throws Exception {
        kafka.createTopics();
        String body = "[{\"id\":\"t-1\",\"text\":\"write to ann@example.org\"},{\"id\":\"t-2\",\"text\":\"two\"}]";
        ServiceContext context = IngestProcess.context(kafka.bootstrapServers(), kafka.topics(), dataDir, new Health());
        try (IngestService service = IngestProcess.service(context, PUSH, TOKEN)) {
            service.start();

            JsonNode first = json(post(service, body), 200);
            JsonNode second = json(post(service, body), 200);

            List<ConsumerRecord<byte[], byte[]>> raw =
                    kafka.readToEnd(kafka.topics().raw(), Isolation.READ_COMMITTED);
            assertThat(raw).hasSize(4);
            for (JsonNode place : List.of(
                    first.at("/results/0"), first.at("/results/1"), second.at("/results/0"), second.at("/results/1"))) {
                assertThat(raw)
                        .anyMatch(message -> message.partition()
                                        == place.get("partition").asInt()
                                && message.offset() == place.get("offset").asLong());
            }
            assertThat(kafka.read(kafka.topics().records(), 2))
                    .extracting(message -> AvroCodec.of(Record.class).decode(message.value()))
                    .anySatisfy(record -> {
                        assertThat(record.getId()).isEqualTo("t-1");
                        assertThat(((Text) record.getBody()).getText())
                                .startsWith("write to <EMAIL_ADDRESS:")
                                .doesNotContain("ann@");
                    });
            assertThat(kafka.read(kafka.topics().deadLetters(), 2))
                    .extracting(message -> AvroCodec.of(DeadLetter.class)
                            .decode(message.value())
                            .getReason())
                    .containsOnly("DUPLICATE");
        }
    }

    @Test
    void saysWithinItsTimeThatTheBrokerIsAwayAndTakesRecordsAgainWhenItIsBack() throws Exception {
        try (OwnBroker broker = OwnBroker.in(dataDir.resolve("broker"));
                KafkaFixture kafka = broker.fixture()) {
            kafka.createTopics();
            Health health = new Health();
            ServiceContext context =
                    IngestProcess.context(broker.bootstrapServers(), kafka.topics(), dataDir.resolve("data"), health);
            try (IngestService service = IngestProcess.service(context, PUSH, TOKEN);
                    BrokerWatch watch = new BrokerWatch(context.kafka(), health, context.clock())) {
                watch.start();
                assertThat(watch.awaitContact()).isTrue();
                service.start();
                json(post(service, "before"), 200);
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> health.notReady().isEmpty());

                broker.stop();
                long start = System.nanoTime();
                HttpResponse<String> unconfirmed = post(service, "meanwhile");
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> health.notReady().containsKey("kafka"));
                HttpResponse<String> known = post(service, "meanwhile");
                broker.start();
                await().atMost(KafkaFixture.PATIENCE)
                        .until(() -> post(service, "after").statusCode() == 200);

                assertThat(unconfirmed.statusCode()).isEqualTo(503);
                assertThat(unconfirmed.headers().firstValue("Retry-After")).isPresent();
                // Twice the timeout and more: other builds share this machine.
                assertThat(took).isLessThan(Duration.ofSeconds(8));
                assertThat(known.statusCode()).isEqualTo(503);
                assertThat(known.body()).contains("Kafka cannot be reached");
            }
        }
    }

    @Test
    void listensBeyondThisMachineOnlyWithAToken(KafkaFixture kafka) {
        ServiceContext context = IngestProcess.context("unused:1", kafka.topics(), dataDir, new Health());
        PushSettings open = new PushSettings("0.0.0.0", 0, null, null, null);

        assertThatThrownBy(() -> IngestProcess.service(context, open, new AuthSettings(null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("auth.token");
    }

    private HttpResponse<String> post(IngestService service, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(service.pushUrl() + "/ingest"))
                        .header("Authorization", "Bearer secret")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }
}
