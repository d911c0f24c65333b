package io.limbeck.cli.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Rows of a CSV or TSV file, with or without a header. */
final class TableRows implements Rows {
    static final List<String> TEXT_NAMES = List.of("text", "utterance", "message", "sentence", "body", "content");
    static final List<String> LABEL_NAMES = List.of("label", "intent", "class", "category", "target");
    static final List<String> ID_NAMES = List.of("id");

    private final TableLines lines;
    private final char separator;
    private final boolean labelled;
    private final int text;
    private final OptionalInt label;
    private final OptionalInt id;
    /** Where the columns of a table stand, by name; none where rows are texts. */
    private final Map<String, Integer> table;
    /** The first record, where it is no header and still to be given out. */
    private Optional<TableLines.Joined> first;

    private TableRows(
            TableLines lines, char separator, Columns columns, List<String> header, Optional<TableLines.Joined> first) {
        this.lines = lines;
        this.separator = separator;
        this.labelled = columns.labelled();
        this.first = first;
        OptionalInt textColumn = columns.text().isPresent()
                ? OptionalInt.of(index(columns.text().get(), header))
                : usual(TEXT_NAMES, header);
        this.label = columns.label().isPresent()
                ? OptionalInt.of(index(columns.label().get(), header))
                : labelled || columns.table().isPresent() ? labelColumn(columns, header) : OptionalInt.empty();
        this.id =
                columns.id().isPresent() ? OptionalInt.of(index(columns.id().get(), header)) : usual(ID_NAMES, header);
        this.table =
                columns.table().map(named -> table(named, header, label, id)).orElse(Map.of());
        // Without names: the label first, the text second; without a label, the text is the last column.
        this.text = textColumn.orElseGet(() -> labelled ? 1 : Math.max(0, header.size() - 1));
    }

    static TableRows of(Reader reader, char separator, Columns columns) throws IOException {
        TableLines lines = new TableLines(new BufferedReader(reader), separator);
        Optional<TableLines.Joined> first = lines.next();
        List<String> cells = first.map(record -> header(record, separator)).orElse(List.of());
        // Columns without names are no table: the first line names them.
        boolean byName = columns.table().isPresent()
                || Stream.of(columns.text(), columns.label(), columns.id())
                        .flatMap(Optional::stream)
                        .anyMatch(Column::needsHeader);
        boolean isHeader = byName
                || Stream.of(TEXT_NAMES, LABEL_NAMES)
                        .anyMatch(names -> usual(names, cells).isPresent());
        return new TableRows(lines, separator, columns, cells, isHeader ? Optional.empty() : first);
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<TableLines.Joined> record = first.isPresent() ? first : lines.next();
        first = Optional.empty();
        return record.map(this::row);
    }

    private Row row(TableLines.Joined record) {
        if (!record.whole()) {
            return new Row.Broken(record.line(), "a quoted field is never closed");
        }
        List<String> cells;
        try {
            cells = cells(record.text(), separator);
        } catch (CsvParseException e) {
            return new Row.Broken(record.line(), "not a valid record: a quoted field is followed by other characters");
        }
        int last = table.values().stream().mapToInt(Integer::intValue).max().orElse(text);
        last = Math.max(last, Math.max(labelled ? label.orElse(0) : 0, id.orElse(0)));
        if (cells.size() <= last) {
            return new Row.Broken(record.line(), "has " + cells.size() + " columns, " + (last + 1) + " are needed");
        }
        Optional<String> name = id.isPresent() ? Optional.of(cells.get(id.getAsInt())) : Optional.empty();
        Optional<String> kind =
                labelled && label.isPresent() ? Optional.of(cells.get(label.getAsInt())) : Optional.empty();
        if (table.isEmpty()) {
            return row(record.line(), name, Optional.of(cells.get(text)), kind, labelled);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        table.forEach((column, at) -> values.put(column, cells.get(at)));
        return row(record.line(), name, values, kind, labelled);
    }

    /** What every kind of file has in common: a text is needed, and a label where the file is labelled. */
    static Row row(long line, Optional<String> id, Optional<String> text, Optional<String> label, boolean labelled) {
        if (text.isEmpty()) {
            return new Row.Broken(line, "has no text");
        }
        if (text.get().isBlank()) {
            return new Row.Broken(line, "the text is empty");
        }
        Optional<String> named = label.map(String::strip).filter(value -> !value.isEmpty());
        if (labelled && named.isEmpty()) {
            return new Row.Broken(line, "has no label");
        }
        return Row.Good.of(line, id.map(String::strip).filter(value -> !value.isEmpty()), text.get(), named);
    }

    /** The same for a table. */
    static Row row(
            long line, Optional<String> id, Map<String, Object> columns, Optional<String> label, boolean labelled) {
        Optional<String> named = label.map(String::strip).filter(value -> !value.isEmpty());
        if (labelled && named.isEmpty()) {
            return new Row.Broken(line, "has no label");
        }
        if (columns.isEmpty()) {
            return new Row.Broken(line, "has no column");
        }
        return new Row.Good(line, id.map(String::strip).filter(value -> !value.isEmpty()), "", columns, named);
    }

    /** Of a table without a usual name for it, the last; it is known even where it is not read, so as to be left out. */
    private static OptionalInt labelColumn(Columns columns, List<String> header) {
        OptionalInt usual = usual(LABEL_NAMES, header);
        if (usual.isPresent() || !columns.labelled()) {
            return usual;
        }
        return OptionalInt.of(columns.table().isPresent() ? header.size() - 1 : 0);
    }

    private static Map<String, Integer> table(
            List<Column> named, List<String> header, OptionalInt label, OptionalInt id) {
        Map<String, Integer> table = new LinkedHashMap<>();
        for (Column column : named) {
            int at = index(column, header);
            if (at >= header.size()) {
                throw new UnusableFileException("there is no column " + column.name() + "; there are " + header.size());
            }
            table.put(header.get(at).strip(), at);
        }
        for (int i = 0; i < header.size() && named.isEmpty(); i++) {
            if (i != label.orElse(-1) && i != id.orElse(-1)) {
                table.put(header.get(i).strip(), i);
            }
        }
        if (table.isEmpty()) {
            throw new UnusableFileException("there is no column beside the label and the id");
        }
        return table;
    }

    private static List<String> header(TableLines.Joined record, char separator) {
        try {
            return cells(record.text().startsWith("\uFEFF") ? record.text().substring(1) : record.text(), separator);
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    private static List<String> cells(String record, char separator) {
        if (separator == '\t') {
            return Arrays.stream(record.split("\t", -1))
                    .map(TableRows::unquoted)
                    .toList();
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(16 * 1024 * 1024)
                .ofSingleCsvRecord(record)
                .getFields();
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }

    private static int index(Column column, List<String> header) {
        return column.indexIn(header)
                .orElseThrow(() -> new UnusableFileException(
                        "there is no column '" + column.name() + "'; the header has: " + String.join(", ", header)));
    }

    private static OptionalInt usual(List<String> names, List<String> header) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
