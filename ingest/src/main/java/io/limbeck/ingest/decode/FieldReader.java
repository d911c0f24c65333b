package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cleaning.JsonColumns;
import io.limbeck.cleaning.personal.KnownValues;
import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import io.limbeck.ingest.decode.RawBody.Part;
import io.limbeck.ingest.decode.RawBody.RawColumns;
import io.limbeck.ingest.decode.RawBody.RawText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Picks out of a message of several fields those that the settings name, whichever format it came in. Thread-safe. */
final class FieldReader {
    private final FieldPath id;
    private final List<FieldPath> text;
    private final FieldPath timestamp;
    private final Map<String, FieldPath> attributes = new LinkedHashMap<>();
    private final Map<String, FieldPath> columns = new LinkedHashMap<>();
    private final Wanted.Kind kind;
    private final PersonalFields personal;

    FieldReader(Wanted wanted, PersonalFields personal) {
        this.personal = personal;
        Fields fields = wanted.fields();
        this.kind = wanted.kind();
        this.id = FieldPath.of(fields.id());
        this.text = fields.text().stream().map(FieldPath::of).toList();
        this.timestamp = FieldPath.of(fields.timestamp());
        fields.attributes().forEach((name, path) -> attributes.put(name, FieldPath.of(path)));
        wanted.columns().forEach((name, path) -> columns.put(name, FieldPath.of(path)));
    }

    /** @param time for messages without a timestamp */
    Decoding read(JsonNode message, Instant time) {
        Optional<JsonNode> when = timestamp.first(message);
        KnownValues known = personal.hide(message);
        return switch (kind) {
            case TEXT -> {
                List<Part> parts = texts(message);
                yield parts.isEmpty()
                        ? new Undecodable(Reason.MISSING_TEXT)
                        : read(message, new RawText(parts), when, time, known);
            }
            case COLUMNS -> read(message, new RawColumns(columns(message)), when, time, known);
            case PICTURE -> new Undecodable(Reason.WRONG_BODY);
        };
    }

    private Decoding read(JsonNode message, RawBody body, Optional<JsonNode> when, Instant time, KnownValues known) {
        Optional<JsonNode> name = id.first(message);
        if (name.filter(node -> !node.isTextual() && !node.isIntegralNumber()).isPresent()) {
            return new Undecodable(Reason.INVALID_ID);
        }
        Optional<Instant> eventTime = when.isPresent() ? Timestamps.read(when.get()) : Optional.of(time);
        return eventTime.isEmpty()
                ? new Undecodable(Reason.INVALID_TIMESTAMP)
                : new Decoded(name.map(JsonNode::asText), body, eventTime.get(), attributes(message), known);
    }

    /** Of what stands at the paths, the texts: a number is none. */
    private List<Part> texts(JsonNode message) {
        List<Part> parts = new ArrayList<>();
        for (FieldPath path : text) {
            path.each(message, (at, node) -> {
                if (node.isTextual()) {
                    parts.add(new Part(at, node.textValue()));
                }
            });
        }
        return parts;
    }

    /**
     * Of each column what stands there; of several, such as all of a list, the texts, joined by line ends. Where no columns
     * are named, all that is not read as something else.
     */
    private Map<String, Object> columns(JsonNode message) {
        if (columns.isEmpty()) {
            return others(message);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach((name, path) -> path.each(message, (at, node) -> {
            if (node.isNumber()) {
                values.put(name, node.numberValue());
            } else if (node.isBoolean()) {
                values.put(name, node.booleanValue());
            } else if (node.isTextual()) {
                values.merge(name, node.textValue(), (before, more) -> before + "\n" + more);
            }
        }));
        return values;
    }

    private Map<String, Object> others(JsonNode message) {
        Map<String, Object> values = JsonColumns.of(message);
        Stream.concat(Stream.of(id, timestamp), attributes.values().stream())
                .forEach(path -> path.each(message, (at, node) -> values.remove(at)));
        return values;
    }

    private Map<String, String> attributes(JsonNode message) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((name, path) ->
                path.first(message).filter(JsonNode::isValueNode).ifPresent(node -> values.put(name, node.asText())));
        return values;
    }
}
