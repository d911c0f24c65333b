package io.limbeck.cli.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Deployment;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.MalformedRecordException;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Settled;
import io.limbeck.schemas.Topics;
import io.limbeck.schemas.UnknownSchemaException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Any message as JSON for people: Avro records by the topic they lie in, JSON as it is, other text as a string, and other
 * bytes in base64 under {@code $bytes}.
 */
public final class TopicJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Function<byte[], SpecificRecord>>> byTopic;

    public TopicJson(Topics topics) {
        this.byTopic = Map.of(
                topics.raw().name(), List.of(),
                topics.records().name(), List.of(of(Record.class)),
                topics.predictions().name(), List.of(of(Prediction.class)),
                topics.reviewRequests().name(), List.of(of(ReviewRequest.class)),
                topics.annotations().name(), List.of(of(Annotation.class)),
                topics.labels().name(), List.of(of(Label.class)),
                topics.models().name(), List.of(of(ModelManifest.class), of(Champion.class)),
                topics.deployments().name(), List.of(of(Deployment.class)),
                topics.deadLetters().name(), List.of(of(DeadLetter.class)),
                topics.forgotten().name(), List.of(of(Forgotten.class)));
    }

    /** A whole message: where it stands, key, headers, value. */
    public ObjectNode of(ConsumerRecord<byte[], byte[]> message) {
        ObjectNode json = JSON.createObjectNode();
        json.put("partition", message.partition());
        json.put("offset", message.offset());
        json.put("timestamp", message.timestamp());
        json.set("key", text(message.key()));
        if (message.headers().iterator().hasNext()) {
            ObjectNode headers = json.putObject("headers");
            for (Header header : message.headers()) {
                headers.set(header.key(), text(header.value()));
            }
        }
        json.set("value", value(message.topic(), message.value()));
        return json;
    }

    /** A value by what its topic holds; internal topics hold any of our records, or bytes of Kafka's own. */
    public JsonNode value(String topic, byte[] bytes) {
        if (bytes == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return byTopic.getOrDefault(topic, Decoders.ALL).stream()
                .map(decode -> attempt(decode, bytes))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> text(bytes));
    }

    private static Optional<JsonNode> attempt(Function<byte[], SpecificRecord> decode, byte[] bytes) {
        try {
            return Optional.of(AvroJson.of(decode.apply(bytes)));
        } catch (MalformedRecordException | UnknownSchemaException e) {
            return Optional.empty();
        }
    }

    private static JsonNode text(byte[] bytes) {
        if (bytes == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("{") || text.startsWith("[")
                    ? json(text)
                    : JSON.getNodeFactory().textNode(text);
        } catch (CharacterCodingException e) {
            return JSON.createObjectNode().put("$bytes", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private static <T extends SpecificRecord> Function<byte[], SpecificRecord> of(Class<T> type) {
        AvroCodec<T> codec = AvroCodec.of(type);
        return codec::decode;
    }

    /** For topics that the catalogue does not know: changelogs of the services. */
    private static final class Decoders {
        static final List<Function<byte[], SpecificRecord>> ALL = List.of(
                of(Record.class),
                of(Prediction.class),
                of(ReviewRequest.class),
                of(Annotation.class),
                of(Label.class),
                of(Settled.class),
                of(DeadLetter.class));
    }
}
