package io.limbeck.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schemas that releases wrote: {@code released/<Type>.avsc} holds one JSON schema a line, oldest first. A line, once
 * released, is never changed or removed.
 */
final class ReleasedSchemas {
    private ReleasedSchemas() {}

    static List<Schema> of(Class<?> type) {
        InputStream file = ReleasedSchemas.class.getResourceAsStream("/released/" + type.getSimpleName() + ".avsc");
        if (file == null) {
            return List.of();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> new Schema.Parser().parse(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the released schemas of " + type.getSimpleName(), e);
        }
    }
}
