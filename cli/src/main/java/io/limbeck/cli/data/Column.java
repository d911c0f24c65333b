package io.limbeck.cli.data;

import java.util.List;
import java.util.OptionalInt;

/** Which column of a file: by the header's name, or by its number from 1. */
public record Column(String name) {
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column is a name or a number from 1, not blank");
        }
        if (name.equals("0")) {
            throw new IllegalArgumentException("columns are counted from 1, not from 0");
        }
    }

    /** True when this can only be a name. */
    boolean needsHeader() {
        return number().isEmpty();
    }

    /** The index from 0 in a table with this header; empty when there is no such column. */
    OptionalInt indexIn(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(name)) {
                return OptionalInt.of(i);
            }
        }
        OptionalInt number = number();
        return number.isPresent() ? OptionalInt.of(number.getAsInt() - 1) : OptionalInt.empty();
    }

    private OptionalInt number() {
        return name.matches("[1-9][0-9]{0,3}") ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
    }
}
