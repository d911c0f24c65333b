package io.limbeck.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import java.time.Instant;

/** Reads JSON objects. Thread-safe. */
final class JsonReader {
    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);
    private final FieldReader fields;

    JsonReader(FieldReader fields) {
        this.fields = fields;
    }

    /** @param time for objects without a timestamp */
    Decoding read(String json, Instant time) {
        JsonNode object;
        try {
            object = reader.readTree(json);
        } catch (JsonProcessingException | NumberFormatException e) {
            // The second for exponents beyond BigDecimal's. Their messages quote the input, so they go no further.
            return new Undecodable(Reason.INVALID_JSON);
        }
        return object.isObject() ? fields.read(object, time) : new Undecodable(Reason.INVALID_JSON);
    }
}
