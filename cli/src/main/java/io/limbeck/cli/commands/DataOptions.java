package io.limbeck.cli.commands;

import io.limbeck.cli.data.Column;
import io.limbeck.cli.data.Columns;
import io.limbeck.model.Modality;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which columns of an input file hold what. */
final class DataOptions {
    @Option(
            names = "--text",
            paramLabel = "COL",
            description = "column of the text: the header's name, or a number from 1 (default: text)")
    private String text;

    @Option(
            names = "--label",
            paramLabel = "COL",
            description = "column of the label (default: label, else the first column)")
    private String label;

    @Option(names = "--id", paramLabel = "COL", description = "column of the id (default: id, if there is one)")
    private String id;

    @Option(
            names = "--columns",
            paramLabel = "COL",
            split = ",",
            description = "columns of a table (modality: tabular), by name or number (default: all but label and id)")
    private List<String> table = List.of();

    Columns columns(Modality modality, boolean labelled) {
        Optional<List<Column>> read = modality == Modality.TABULAR
                ? Optional.of(table.stream().map(Column::new).toList())
                : Optional.empty();
        return new Columns(column(text), column(label), column(id), read, labelled);
    }

    boolean hasLabel() {
        return label != null;
    }

    private static Optional<Column> column(String name) {
        return Optional.ofNullable(name).map(Column::new);
    }
}
