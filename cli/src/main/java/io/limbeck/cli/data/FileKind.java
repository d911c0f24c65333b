package io.limbeck.cli.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file in a folder of messages holds, by the end of its name. */
public enum FileKind {
    /** A message a row. */
    ROWS("", "csv", "tsv", "jsonl", "ndjson", "json"),
    TEXT("text/plain", "txt", "text", "md", "log"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg");

    private static final String COMPRESSED = ".gz";

    private final String contentType;
    private final Pattern names;

    FileKind(String contentType, String... ends) {
        this.contentType = contentType;
        this.names = Pattern.compile(".*\\.(" + String.join("|", ends) + ")");
    }

    /** Empty for names that say nothing. Only rows may be compressed. */
    public static Optional<FileKind> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
        for (FileKind kind : values()) {
            if (kind.names.matcher(kind == ROWS ? plain : name).matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Of the one message that such a file is; empty where it is many. */
    public Optional<String> contentType() {
        return Optional.of(contentType).filter(type -> !type.isEmpty());
    }
}
