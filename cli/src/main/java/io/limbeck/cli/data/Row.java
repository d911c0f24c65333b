package io.limbeck.cli.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one line of an input file turned out to be. */
public sealed interface Row {
    /** The number of the line it starts on, from 1. */
    long line();

    /**
     * @param text empty where the file was said to be a table
     * @param columns numbers, texts, truth values or null, by name; none unless the file was said to be a table
     * @param label present where the file was said to be labelled
     */
    record Good(long line, Optional<String> id, String text, Map<String, Object> columns, Optional<String> label)
            implements Row {
        public Good {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(label, "label");
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        /** A row that holds a text. */
        public static Good of(long line, Optional<String> id, String text, Optional<String> label) {
            return new Good(line, id, text, Map.of(), label);
        }
    }

    /** @param reason in words of ours; never quotes the line */
    record Broken(long line, String reason) implements Row {
        public Broken {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
