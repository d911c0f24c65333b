package io.limbeck.ingest.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Reads one row of CSV (RFC 4180). An empty column is missing. Thread-safe. */
final class CsvReader {
    private final List<String> columns;
    private final CsvReaderBuilder rows;
    private final FieldReader fields;

    CsvReader(CsvSettings settings, FieldReader fields) {
        this.columns = settings.columns();
        this.rows = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(settings.delimiter().charAt(0))
                .skipEmptyLines(false);
        this.fields = fields;
    }

    Decoding read(String row, Instant time) {
        // What the reader forgives and RFC 4180 does not: a quote that nothing closes.
        if (row.chars().filter(c -> c == '"').count() % 2 != 0) {
            return new Undecodable(Reason.INVALID_CSV);
        }
        List<String> values;
        try (CloseableIterator<CsvRecord> records = rows.ofCsvRecord(row).iterator()) {
            values = records.hasNext() ? records.next().getFields() : List.of();
            if (values.size() > columns.size() || records.hasNext()) {
                return new Undecodable(Reason.INVALID_CSV);
            }
        } catch (CsvParseException e) {
            // Its message quotes the input, so it goes no further.
            return new Undecodable(Reason.INVALID_CSV);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        if (values.equals(columns)) {
            return new Undecodable(Reason.HEADER_ROW);
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                message.put(columns.get(i), values.get(i));
            }
        }
        return fields.read(message, time);
    }
}
