package io.limbeck.trainer.round;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.round.Distiller.Distilled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A student of one architecture that may become the round's.
 *
 * @param packed its bundle
 */
record Entrant(Distilled distilled, Packed packed) {
    Entrant {
        Objects.requireNonNull(distilled, "distilled");
        Objects.requireNonNull(packed, "packed");
    }

    String architecture() {
        return packed.bundle().description().architecture();
    }

    /** The same, its bundle in another directory, which is empty or missing. */
    Entrant copiedTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(packed.bundle().directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        try {
            return new Entrant(distilled, new Packed(Bundle.open(directory), packed.parity(), packed.candidates()));
        } catch (BundleRefused e) {
            throw new IOException("the bundle just copied cannot be read", e);
        }
    }
}
