package io.limbeck.ingest.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a message says, as its sender wrote it: personal data included. */
public sealed interface RawBody {
    /** Calls the function for what this is. */
    <R> R fold(Function<RawText, R> text, Function<RawColumns, R> columns, Function<RawPicture, R> picture);

    /** A piece of text, and the path of the field in which it stood; the path is empty where there are no fields. */
    record Part(String path, String text) {
        public Part {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(text, "text");
        }
    }

    /** @param parts at least one, in the order in which they are read */
    record RawText(List<Part> parts) implements RawBody {
        public RawText {
            parts = List.copyOf(parts);
        }

        /** A text that stands in no field. */
        static RawText of(String text) {
            return new RawText(List.of(new Part("", text)));
        }

        /** All parts, a line end between them. */
        public String text() {
            return parts.size() == 1
                    ? parts.get(0).text()
                    : parts.stream().map(Part::text).collect(Collectors.joining("\n"));
        }

        @Override
        public <R> R fold(Function<RawText, R> text, Function<RawColumns, R> columns, Function<RawPicture, R> picture) {
            return text.apply(this);
        }
    }

    /** @param values by name of the column: {@link String}, {@link Number} or {@link Boolean}; absent where missing */
    record RawColumns(Map<String, Object> values) implements RawBody {
        public RawColumns {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public <R> R fold(Function<RawText, R> text, Function<RawColumns, R> columns, Function<RawPicture, R> picture) {
            return columns.apply(this);
        }
    }

    /** @param data an encoded picture, PNG or JPEG; not copied */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of every picture would be the cost
    record RawPicture(byte[] data) implements RawBody {
        public RawPicture {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public <R> R fold(Function<RawText, R> text, Function<RawColumns, R> columns, Function<RawPicture, R> picture) {
            return picture.apply(this);
        }
    }
}
