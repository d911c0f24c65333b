package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.ingest.push.PushSettings;
import io.limbeck.ingest.registry.RegistrySettings;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AuthSettings;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Avro behind a real registry: found, unknown, away, and back. */
@ExtendWith(KafkaBroker.class)
class RegistryIT {
    private static final String CUSTOMER =
            "{\"type\":\"record\",\"name\":\"Customer\",\"fields\":[{\"name\":\"mail\",\"type\":\"string\"}]}";
    private static final String TICKET = "{\"type\":\"record\",\"name\":\"Ticket\",\"fields\":["
            + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"text\",\"type\":\"string\"},"
            + "{\"name\":\"customer\",\"type\":[\"null\",\"Customer\"]}]}";
    private static final String PLAIN = "{\"type\":\"record\",\"name\":\"Plain\",\"fields\":["
            + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"text\",\"type\":\"string\"}]}";
    private static final int NO_SCHEMA = 4711;

    private Path runner;

    @TempDir
    Path folder;

    @BeforeEach
    void needsARegistry() throws IOException {
        boolean unpacked = Apicurio.runner().isPresent();
        if (!unpacked) {
            System.out.println("RegistryIT is skipped: no Apicurio Registry in target/apicurio; -Pregistry fetches it");
        }
        assumeTrue(unpacked, "-Pregistry fetches Apicurio Registry");
        runner = Apicurio.runner().orElseThrow();
    }

    @Test
    void readsWhatTheRegistryKnowsAndWaitsWhileItIsAway(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        Health health = new Health();
        ServiceContext context = IngestProcess.context(kafka.bootstrapServers(), kafka.topics(), folder, health);
        try (Apicurio registry = Apicurio.start(runner, folder);
                IngestService service = IngestProcess.service(
                        context,
                        new PushSettings(null, 0, null, null, null),
                        new RegistrySettings(registry.url(), null, null, null),
                        new AuthSettings(null))) {
            registry.register("Customer", CUSTOMER);
            int ticket = registry.register("ticket-value", TICKET, "Customer");
            service.start();
            kafka.send(kafka.topics().raw(), "1", ticket(ticket, "t-1", "one"));
            kafka.send(kafka.topics().raw(), "2", ticket(NO_SCHEMA, "t-2", "two"));

            assertThat(texts(kafka, 1)).containsExactly("one");
            assertThat(reasons(kafka, 1)).containsExactly("UNKNOWN_SCHEMA");

            int plain = registry.register("plain-value", PLAIN);
            registry.freeze();
            kafka.send(kafka.topics().raw(), "1", ticket(ticket, "t-3", "remembered"));
            assertThat(texts(kafka, 2)).containsExactly("one", "remembered");

            byte[] waiting = plain(plain, "t-4", "waited for");
            kafka.send(kafka.topics().raw(), "1", waiting);
            await().atMost(KafkaFixture.PATIENCE)
                    .until(() -> health.notReady()
                            .getOrDefault("schema registry", "")
                            .contains("does not answer"));
            assertThat(push(service, waiting)).isEqualTo(503);

            registry.thaw();
            assertThat(texts(kafka, 3)).containsExactly("one", "remembered", "waited for");
            await().atMost(KafkaFixture.PATIENCE).until(() -> health.notReady().isEmpty());
            assertThat(kafka.readToEnd(kafka.topics().deadLetters(), Isolation.READ_COMMITTED))
                    .hasSize(1);
        }
    }

    private static int push(IngestService service, byte[] value) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service.pushUrl() + "/ingest"))
                                .header("Content-Type", "application/avro")
                                .POST(BodyPublishers.ofByteArray(value))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> texts(KafkaFixture kafka, int count) {
        return kafka.read(kafka.topics().records(), count).stream()
                .map(message -> AvroCodec.of(Record.class).decode(message.value()))
                .map(record -> ((Text) record.getBody()).getText())
                .toList();
    }

    private static List<String> reasons(KafkaFixture kafka, int count) {
        return kafka.read(kafka.topics().deadLetters(), count).stream()
                .map(message ->
                        AvroCodec.of(DeadLetter.class).decode(message.value()).getReason())
                .toList();
    }

    private static byte[] ticket(int schemaId, String id, String text) throws IOException {
        Schema.Parser parser = new Schema.Parser();
        Schema customer = parser.parse(CUSTOMER);
        GenericData.Record record = new GenericData.Record(parser.parse(TICKET));
        GenericData.Record by = new GenericData.Record(customer);
        by.put("mail", "ann@example.org");
        record.put("id", id);
        record.put("text", text);
        record.put("customer", by);
        return message(schemaId, record);
    }

    private static byte[] plain(int schemaId, String id, String text) throws IOException {
        GenericData.Record record = new GenericData.Record(new Schema.Parser().parse(PLAIN));
        record.put("id", id);
        record.put("text", text);
        return message(schemaId, record);
    }

    /** In Confluent's wire format. */
    private static byte[] message(int schemaId, GenericData.Record record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
