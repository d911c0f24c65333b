package io.limbeck.ingest.decode;

import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.registry.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decoding as tests need it. */
final class Decodings {
    static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

    private Decodings() {}

    static Decoder decoder(FormatSettings formats) {
        return decoder(formats, Schemas.none());
    }

    static Decoder decoder(FormatSettings formats, Schemas schemas) {
        return new Decoder(Wanted.text(Fields.defaults()), formats, 1 << 20, schemas);
    }

    static Decoding decode(Decoder decoder, String value, String contentType) {
        return decode(decoder, value.getBytes(StandardCharsets.UTF_8), contentType);
    }

    static Decoding decode(Decoder decoder, byte[] value, String contentType) {
        Optional<byte[]> type =
                Optional.ofNullable(contentType).map(written -> written.getBytes(StandardCharsets.UTF_8));
        return decoder.decode(new RawMessage(Optional.of(value), Optional.empty(), type, TIME));
    }

    /** {@code id|text|time|attributes}, or the reason. */
    static String shown(Decoding decoding) {
        return decoding.fold(Decodings::shown, Reason::name);
    }

    private static String shown(Decoded decoded) {
        String time =
                decoded.eventTime().equals(TIME) ? "" : decoded.eventTime().toString();
        Map<String, String> attributes = new TreeMap<>(decoded.attributes());
        return decoded.id().orElse("") + "|"
                + decoded.body()
                        .fold(text -> text.text(), columns -> columns.values().toString(), picture -> "picture")
                + "|" + time + "|" + (attributes.isEmpty() ? "" : attributes);
    }
}
