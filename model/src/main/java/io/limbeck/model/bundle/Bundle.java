package io.limbeck.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.model.bundle.BundleRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A model as a directory whose every listed file was found to be what it was when written; see docs/bundle.md. It says
 * nothing yet of how the graphs run here: {@code session} proves that.
 */
public final class Bundle {
    static final String DESCRIPTION = "bundle.json";
    static final String ENCODER = "encoder.json";
    static final String GOLDENS = "goldens.json";

    /** Names of files in a bundle: flat, and harmless on any file system. */
    static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final BundleDescription description;

    Bundle(Path directory, BundleDescription description) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.description = Objects.requireNonNull(description, "description");
    }

    /**
     * Opens and verifies the bundle in {@code directory}.
     *
     * @throws BundleRefused it is damaged, incomplete, or of a newer format
     */
    public static Bundle open(Path directory) throws BundleRefused {
        Bundle bundle = new Bundle(directory, describe(directory));
        Map<String, String> files = bundle.description.files();
        for (String needed : new String[] {ENCODER, GOLDENS}) {
            if (!files.containsKey(needed)) {
                throw new BundleRefused(Reason.INCOMPLETE, "bundle.json does not list " + needed);
            }
        }
        for (Variant variant : bundle.description.variants()) {
            if (!files.containsKey(variant.precision().file())) {
                throw new BundleRefused(
                        Reason.INCOMPLETE,
                        "bundle.json does not list " + variant.precision().file());
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            verify(directory, file.getKey(), file.getValue());
        }
        if (!files.get(ENCODER).equals(bundle.description.encoderHash())) {
            throw new BundleRefused(Reason.CORRUPT, "encoder.json is not the encoder that bundle.json names");
        }
        return bundle;
    }

    public Path directory() {
        return directory;
    }

    public BundleDescription description() {
        return description;
    }

    /** The serialised ONNX model of a variant. */
    public Path graph(Variant variant) {
        return directory.resolve(variant.precision().file());
    }

    /** The bytes of {@code encoder.json}. */
    public byte[] encoder() throws BundleRefused {
        return read(ENCODER);
    }

    public Goldens goldens() throws BundleRefused {
        try {
            return JSON.readValue(read(GOLDENS), Goldens.class);
        } catch (IOException e) {
            throw new BundleRefused(Reason.UNREADABLE, GOLDENS + " is not readable", e);
        }
    }

    private static BundleDescription describe(Path directory) throws BundleRefused {
        Path file = directory.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new BundleRefused(Reason.INCOMPLETE, directory + " has no " + DESCRIPTION);
        }
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            int format = tree.path("format").asInt();
            if (format < 1) {
                throw new BundleRefused(Reason.UNREADABLE, DESCRIPTION + " names no format");
            }
            if (format > BundleDescription.FORMAT) {
                throw new BundleRefused(
                        Reason.NEWER_FORMAT,
                        "newer bundle format " + format + ", this release reads up to " + BundleDescription.FORMAT
                                + "; upgrade");
            }
            return JSON.treeToValue(tree, BundleDescription.class);
        } catch (IOException e) {
            throw new BundleRefused(Reason.UNREADABLE, DESCRIPTION + " is not readable", e);
        }
    }

    private static void verify(Path directory, String name, String announced) throws BundleRefused {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new BundleRefused(Reason.UNREADABLE, "bundle.json lists a file under a name that no bundle may use");
        }
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new BundleRefused(Reason.INCOMPLETE, name + " is missing");
        }
        try {
            if (!Sha256.of(file).equals(announced)) {
                throw new BundleRefused(Reason.CORRUPT, name + " has another SHA-256 than bundle.json lists");
            }
        } catch (IOException e) {
            throw new BundleRefused(Reason.UNREADABLE, name + " cannot be read", e);
        }
    }

    private byte[] read(String name) throws BundleRefused {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new BundleRefused(Reason.UNREADABLE, name + " cannot be read", e);
        }
    }
}
