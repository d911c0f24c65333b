package io.limbeck.cli.data;

import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a file hold what; an empty one is looked for by its usual name.
 *
 * @param labelled whether rows without a label are broken
 */
public record Columns(Optional<Column> text, Optional<Column> label, Optional<Column> id, boolean labelled) {
    public Columns {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(id, "id");
    }

    public static Columns byName(boolean labelled) {
        return new Columns(Optional.empty(), Optional.empty(), Optional.empty(), labelled);
    }
}
