package io.limbeck.ingest.decode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import java.time.Instant;
import java.util.Optional;

/** Reads JSON objects. Thread-safe. */
final class JsonDecoder {
    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private final JsonPointer id;
    private final JsonPointer text;
    private final JsonPointer timestamp;

    JsonDecoder(JsonFields fields) {
        this.id = fields.idPointer();
        this.text = fields.textPointer();
        this.timestamp = fields.timestampPointer();
    }

    /** @param time for objects without a timestamp */
    Decoding decode(String json, Instant time) {
        JsonNode object;
        try {
            object = reader.readTree(json);
        } catch (JsonProcessingException e) {
            // Its message quotes the input, so it goes no further.
            return new Undecodable(Reason.INVALID_JSON);
        }
        if (!object.isObject()) {
            return new Undecodable(Reason.INVALID_JSON);
        }
        JsonNode body = object.at(text);
        if (!body.isTextual()) {
            return new Undecodable(Reason.MISSING_TEXT);
        }
        JsonNode name = object.at(id);
        if (isPresent(name) && !name.isTextual() && !name.isIntegralNumber()) {
            return new Undecodable(Reason.INVALID_ID);
        }
        JsonNode when = object.at(timestamp);
        Optional<Instant> eventTime = isPresent(when) ? Timestamps.read(when) : Optional.of(time);
        return eventTime.isEmpty()
                ? new Undecodable(Reason.INVALID_TIMESTAMP)
                : new Decoded(
                        isPresent(name) ? Optional.of(name.asText()) : Optional.empty(),
                        body.textValue(),
                        eventTime.get());
    }

    private static boolean isPresent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
