package io.limbeck.model.bundle;

import java.nio.file.Path;

/**
 * A bundle as one file.
 *
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal
 */
public record PackedBundle(Path file, long bytes, String sha256) {}
