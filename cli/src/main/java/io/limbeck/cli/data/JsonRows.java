package io.limbeck.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.cleaning.JsonColumns;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One JSON object a line. A column is a field's name. */
final class JsonRows implements Rows {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final BufferedReader lines;
    private final Columns columns;
    private long number;

    JsonRows(BufferedReader lines, Columns columns) {
        this.lines = lines;
        this.columns = columns;
    }

    @Override
    public Optional<Row> next() throws IOException {
        String line;
        do {
            line = lines.readLine();
            number++;
        } while (line != null && line.isBlank());
        return line == null ? Optional.empty() : Optional.of(row(line));
    }

    private Row row(String line) {
        JsonNode fields;
        try {
            fields = JSON.readTree(number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (JsonProcessingException e) {
            return new Row.Broken(number, "not valid JSON");
        }
        if (!fields.isObject()) {
            return new Row.Broken(number, "not a JSON object");
        }
        Optional<String> label = field(fields, columns.label(), TableRows.LABEL_NAMES);
        Optional<String> id = field(fields, columns.id(), TableRows.ID_NAMES);
        if (columns.table().isPresent()) {
            return TableRows.row(
                    number, id, table(fields), columns.labelled() ? label : Optional.empty(), columns.labelled());
        }
        Optional<String> text = field(fields, columns.text(), TableRows.TEXT_NAMES);
        return TableRows.row(number, id, text, label, columns.labelled());
    }

    /** The fields that are named, or all but label and id. */
    private Map<String, Object> table(JsonNode fields) {
        List<String> named =
                columns.table().orElseThrow().stream().map(Column::name).toList();
        Set<String> others = new HashSet<>(names(columns.label(), TableRows.LABEL_NAMES));
        others.addAll(names(columns.id(), TableRows.ID_NAMES));
        Map<String, Object> table = new LinkedHashMap<>(JsonColumns.of(fields));
        table.keySet().removeIf(name -> named.isEmpty() ? others.contains(name) : !named.contains(name));
        return table;
    }

    private static List<String> names(Optional<Column> column, List<String> usual) {
        return column.map(Column::name).map(List::of).orElse(usual);
    }

    private static Optional<String> field(JsonNode fields, Optional<Column> column, List<String> usual) {
        for (String name : names(column, usual)) {
            JsonNode value = fields.get(name);
            if (value != null && value.isValueNode() && !value.isNull()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
