package io.limbeck.cli.commands;

import io.limbeck.cli.data.Column;
import io.limbeck.cli.data.Columns;
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

    Columns columns(boolean labelled) {
        return new Columns(column(text), column(label), column(id), labelled);
    }

    boolean hasLabel() {
        return label != null;
    }

    private static Optional<Column> column(String name) {
        return Optional.ofNullable(name).map(Column::new);
    }
}
