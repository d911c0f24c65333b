package io.limbeck.scorer.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.limbeck.cleaning.JsonColumns;
import io.limbeck.model.Content;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads request bodies. What is wrong is said in words of ours: the body may hold personal data. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1000;

    private Requests() {}

    static JsonNode parse(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isContainerNode()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            LOG.debug("a request's body is not JSON ({})", e.getClass().getSimpleName());
        }
        throw new BadRequestResponse("the body must be a JSON object or list");
    }

    /** Cleaned, of {@code {"text": …}} or {@code {"columns": {…}}}, or of a list of such or of plain texts. */
    static List<Content> contents(JsonNode body, Cleaning cleaning) {
        if (!body.isArray()) {
            return List.of(content(body, cleaning));
        }
        limit(body.size());
        List<Content> contents = new ArrayList<>();
        body.forEach(element -> contents.add(content(element, cleaning)));
        return contents;
    }

    /** The texts of an Open Inference Protocol request: one BYTES input with a text an element. */
    static List<Content> inferenceTexts(JsonNode body, Cleaning cleaning) {
        JsonNode inputs = body.path("inputs");
        if (inputs.size() != 1) {
            throw new BadRequestResponse("give one input: a BYTES tensor of texts");
        }
        JsonNode input = inputs.get(0);
        if (!"BYTES".equals(input.path("datatype").asText())) {
            throw new BadRequestResponse("the input's datatype must be BYTES");
        }
        List<String> texts = new ArrayList<>();
        collect(input.path("data"), texts);
        long expected = 1;
        for (JsonNode dimension : input.path("shape")) {
            expected *= dimension.asLong(-1);
        }
        if (!input.path("shape").isArray() || expected != texts.size()) {
            throw new BadRequestResponse("the input's shape does not match its data");
        }
        limit(texts.size());
        return texts.stream().map(cleaning::text).toList();
    }

    private static void collect(JsonNode data, List<String> texts) {
        if (data.isTextual()) {
            texts.add(data.asText());
        } else if (data.isArray()) {
            data.forEach(element -> collect(element, texts));
        } else {
            throw new BadRequestResponse("the input's data must be texts");
        }
    }

    private static Content content(JsonNode element, Cleaning cleaning) {
        JsonNode text = element.isTextual() ? element : element.path("text");
        if (text.isTextual()) {
            return cleaning.text(text.asText());
        }
        if (element.path("columns").isObject()) {
            return cleaning.columns(JsonColumns.of(element.get("columns")));
        }
        throw new BadRequestResponse("give {\"text\": \"…\"} or {\"columns\": {…}}, or a list of such");
    }

    private static void limit(int contents) {
        if (contents > MOST) {
            throw new BadRequestResponse("at most " + MOST + " contents a request");
        }
    }
}
