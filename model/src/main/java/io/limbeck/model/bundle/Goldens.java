package io.limbeck.model.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.limbeck.model.Content;
import io.limbeck.model.Content.ImageContent;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code goldens.json}: inputs, and the logits that each graph gave for them where it was made. A machine that gives
 * others must not serve it.
 *
 * @param inputs at least one
 * @param logits by graph, [input][label]
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"inputs", "logits"})
public record Goldens(List<Input> inputs, Map<Precision, List<List<Float>>> logits) {
    public Goldens {
        inputs = List.copyOf(inputs);
        logits = Collections.unmodifiableMap(new TreeMap<>(logits));
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a bundle needs golden inputs, has none");
        }
        int expected = inputs.size();
        logits.forEach((precision, rows) -> {
            if (rows.size() != expected) {
                throw new IllegalArgumentException(
                        rows.size() + " golden outputs of " + precision + " for " + expected + " inputs");
            }
        });
    }

    public List<Content> contents() {
        return inputs.stream().map(Input::content).toList();
    }

    /** A content in JSON: exactly one of text, columns and image is set. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between JSON and Content
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(String text, Map<String, Object> columns, byte[] image, String mediaType) {
        public Input {
            if ((text == null ? 0 : 1) + (columns == null ? 0 : 1) + (image == null ? 0 : 1) != 1) {
                throw new IllegalArgumentException("a golden input has one of text, columns and image");
            }
            if (image != null) {
                Objects.requireNonNull(mediaType, "mediaType");
            }
        }

        static Input of(Content content) {
            if (content instanceof TextContent body) {
                return new Input(body.text(), null, null, null);
            }
            if (content instanceof TabularContent body) {
                return new Input(null, body.columns(), null, null);
            }
            ImageContent body = (ImageContent) content;
            return new Input(null, null, body.data(), body.mediaType());
        }

        Content content() {
            if (text != null) {
                return new TextContent(text);
            }
            return columns != null ? new TabularContent(columns) : new ImageContent(image, mediaType);
        }
    }
}
