package io.limbeck.trainer.pretrained;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tensors a safetensors file says it has, and where. */
final class SafetensorsHeader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SafetensorsHeader() {}

    /**
     * One tensor.
     *
     * @param type the format's name for the type of its numbers
     * @param begin of its bytes behind the header
     * @param end after its bytes
     */
    record Entry(String type, List<Integer> dimensions, long begin, long end) {
        Entry {
            dimensions = List.copyOf(dimensions);
        }

        int size() {
            return dimensions.stream().reduce(1, Math::multiplyExact);
        }
    }

    /**
     * @param length bytes behind the header
     * @throws IllegalArgumentException it is no such header, or does not describe exactly these bytes
     */
    static Map<String, Entry> parse(String header, long length) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json(header).properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.put(field.getKey(), entry(field.getKey(), field.getValue()));
            }
        }
        List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> named) -> named.getValue().begin())
                .thenComparingLong(named -> named.getValue().end()));
        long end = 0;
        for (Map.Entry<String, Entry> named : inOrder) {
            require(named.getValue().begin() == end, named.getKey() + " does not begin where its neighbour ends");
            end = named.getValue().end();
        }
        require(end == length, "there are " + length + " bytes of numbers, and " + end + " in the header");
        return entries;
    }

    /** The header of tensors that follow each other in F32. */
    static String write(List<TensorShape> tensors) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt"); // Hugging Face's loader refuses a file without it
        long end = 0;
        for (TensorShape tensor : tensors) {
            ObjectNode entry = header.putObject(tensor.name()).put("dtype", "F32");
            tensor.dimensions().forEach(entry.putArray("shape")::add);
            long begin = end;
            end += (long) tensor.size() * Float.BYTES;
            entry.putArray("data_offsets").add(begin).add(end);
        }
        return header.toString();
    }

    private static JsonNode json(String header) {
        try {
            JsonNode json = JSON.readTree(header);
            require(json.isObject(), "the header is no object");
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the header is no JSON", e);
        }
    }

    private static Entry entry(String name, JsonNode json) {
        JsonNode shape = json.path("shape");
        List<Integer> dimensions = new ArrayList<>();
        for (JsonNode dimension : shape) {
            require(dimension.canConvertToInt() && dimension.asInt() >= 0, name + " has the shape " + shape);
            dimensions.add(dimension.asInt());
        }
        JsonNode offsets = json.path("data_offsets");
        long begin = offsets.path(0).asLong(-1);
        long end = offsets.path(1).asLong(-1);
        require(offsets.size() == 2 && begin >= 0 && end >= begin, name + " has the offsets " + offsets);
        return new Entry(json.path("dtype").asText(), dimensions, begin, end);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
