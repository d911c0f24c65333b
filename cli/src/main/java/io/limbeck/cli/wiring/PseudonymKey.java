package io.limbeck.cli.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key of pseudonyms where settings name none: made once, kept in the data folder, readable by its owner only. Equal
 * values must have equal pseudonyms after a restart.
 */
public final class PseudonymKey {
    private static final String FILE = "pii.key";
    private static final int BYTES = 32;

    private PseudonymKey() {}

    /** The key in {@code dataDir}, if one was made. */
    public static Optional<String> in(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).trim()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read", e);
        }
    }

    /** The key in {@code dataDir}, made now if there is none. */
    public static String make(Path dataDir) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path file = dataDir.resolve(FILE);
        try {
            Files.createDirectories(dataDir);
            if (dataDir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            // The letter in front keeps YAML from reading a number.
            Files.writeString(file, "key-" + HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return in(dataDir).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be written", e);
        }
        return in(dataDir).orElseThrow();
    }
}
