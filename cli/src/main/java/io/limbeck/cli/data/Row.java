package io.limbeck.cli.data;

import java.util.Objects;
import java.util.Optional;

/** What one line of an input file turned out to be. */
public sealed interface Row {
    /** The number of the line it starts on, from 1. */
    long line();

    /** @param label present where the file was said to be labelled */
    record Good(long line, Optional<String> id, String text, Optional<String> label) implements Row {
        public Good {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(label, "label");
        }
    }

    /** @param reason in words of ours; never quotes the line */
    record Broken(long line, String reason) implements Row {
        public Broken {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
