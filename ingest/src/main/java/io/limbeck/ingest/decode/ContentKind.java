package io.limbeck.ingest.decode;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a value is to be read. */
enum ContentKind {
    JSON,
    PLAIN_TEXT;

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /** What a {@code content-type} header (RFC 9110, section 8.3) names; empty if that cannot be read here. */
    static Optional<ContentKind> named(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=")
                    && !CHARSETS.contains(parameter.substring(8).replace("\"", ""))) {
                return Optional.empty();
            }
        }
        String type = parts[0].strip();
        if (type.equals("application/json") || type.equals("text/json") || type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        return type.equals("text/plain") ? Optional.of(PLAIN_TEXT) : Optional.empty();
    }

    /** What a text without that header looks like: JSON if it begins as an object does. */
    static ContentKind sniff(String text) {
        return text.stripLeading().startsWith("{") ? JSON : PLAIN_TEXT;
    }
}
