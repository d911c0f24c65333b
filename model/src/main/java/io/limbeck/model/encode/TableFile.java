package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;

/** {@code encoder.json} of a table's encoder. */
@JsonPropertyOrder({"kind", "format", "settings", "columns"})
record TableFile(String kind, int format, TableSettings settings, List<TableColumn> columns) {
    /** The only format so far. */
    static final int FORMAT = 1;

    TableFile {
        Objects.requireNonNull(settings, "settings");
        columns = List.copyOf(columns);
    }

    static TableFile of(TableEncoder encoder) {
        return new TableFile(TableEncoder.KIND, FORMAT, encoder.settings(), encoder.columns());
    }

    TableEncoder encoder() {
        return new TableEncoder(settings, columns);
    }
}
