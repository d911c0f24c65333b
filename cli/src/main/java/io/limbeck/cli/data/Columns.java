package io.limbeck.cli.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a file hold what; an empty one is looked for by its usual name.
 *
 * @param table empty: rows are texts. Else rows are tables, of these columns, or of all others where none is named
 * @param labelled whether rows without a label are broken
 */
public record Columns(
        Optional<Column> text,
        Optional<Column> label,
        Optional<Column> id,
        Optional<List<Column>> table,
        boolean labelled) {
    public Columns {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(id, "id");
        table = table.map(List::copyOf);
    }

    public static Columns byName(boolean labelled) {
        return new Columns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), labelled);
    }

    /** A table of which every column is read. */
    public static Columns table(boolean labelled) {
        return new Columns(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of()), labelled);
    }
}
