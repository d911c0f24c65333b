package io.limbeck.ingest.decode;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a value is to be read. */
public enum Format {
    /** An object of fields. */
    JSON,
    /** One row, its columns named by the settings. */
    CSV,
    /** Likewise, tabs between the columns. */
    TSV,
    /** As it is. */
    TEXT,
    /** A line of a log: text behind a time, perhaps a severity. */
    LOG,
    /** A record in Confluent's wire format: which schema, then the fields. */
    AVRO,
    PNG,
    JPEG;

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    private static final Map<String, Format> BY_TYPE = Map.ofEntries(
            Map.entry("application/json", JSON),
            Map.entry("text/json", JSON),
            Map.entry("text/csv", CSV),
            Map.entry("text/tab-separated-values", TSV),
            Map.entry("text/plain", TEXT),
            Map.entry("text/x-log", LOG),
            Map.entry("application/avro", AVRO),
            Map.entry("avro/binary", AVRO),
            Map.entry("application/vnd.apache.avro", AVRO),
            Map.entry("image/png", PNG),
            Map.entry("image/jpeg", JPEG));

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** What a {@code content-type} header (RFC 9110, section 8.3) names; empty if that cannot be read here. */
    static Optional<Format> named(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=")
                    && !CHARSETS.contains(parameter.substring(8).replace("\"", ""))) {
                return Optional.empty();
            }
        }
        String type = parts[0].strip();
        return type.endsWith("+json") ? Optional.of(JSON) : Optional.ofNullable(BY_TYPE.get(type));
    }

    /** What bytes without that header look like; text where nothing says more. */
    static Format sniff(byte[] value) {
        if (startsWith(value, PNG_SIGNATURE)) {
            return PNG;
        }
        if (startsWith(value, JPEG_SIGNATURE)) {
            return JPEG;
        }
        if (value.length >= AvroReader.HEADER_BYTES && value[0] == AvroReader.MAGIC) {
            return AVRO;
        }
        int i = startsWith(value, Utf8.BYTE_ORDER_MARK) ? Utf8.BYTE_ORDER_MARK.length : 0;
        while (i < value.length && (value[i] == ' ' || (value[i] >= '\t' && value[i] <= '\r'))) {
            i++;
        }
        return i < value.length && value[i] == '{' ? JSON : TEXT;
    }

    /** Whether the bytes are at least marked as what this is; formats without a mark always are. */
    boolean fits(byte[] value) {
        return switch (this) {
            case PNG -> startsWith(value, PNG_SIGNATURE);
            case JPEG -> startsWith(value, JPEG_SIGNATURE);
            default -> true;
        };
    }

    private static boolean startsWith(byte[] value, byte[] prefix) {
        if (value.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (value[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
