package io.limbeck.ingest.decode;

import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import io.limbeck.ingest.decode.RawBody.RawText;
import java.util.Map;
import java.util.Optional;

/** Turns a message's bytes into text, id and time, or says why it cannot. Never throws. Thread-safe. */
public final class Decoder {
    private static final byte[] NOTHING = {};

    private final JsonDecoder json;
    private final int maxBytes;

    /** @param maxBytes the largest value that is read */
    public Decoder(Fields fields, int maxBytes) {
        this.json = new JsonDecoder(new FieldReader(fields));
        this.maxBytes = maxBytes;
    }

    public Decoding decode(RawMessage message) {
        byte[] value = message.value().orElse(NOTHING);
        if (value.length == 0) {
            return new Undecodable(Reason.EMPTY);
        }
        if (value.length > maxBytes) {
            return new Undecodable(Reason.TOO_LARGE);
        }
        Optional<ContentKind> named = Optional.empty();
        if (message.contentType().isPresent()) {
            named = message.contentType().flatMap(Utf8::decode).flatMap(ContentKind::named);
            if (named.isEmpty()) {
                return new Undecodable(Reason.UNSUPPORTED_CONTENT_TYPE);
            }
        }
        Optional<String> text = Utf8.decode(value);
        if (text.isEmpty()) {
            return new Undecodable(Reason.INVALID_UTF8);
        }
        return withHeader(message, read(message, text.get(), named.orElseGet(() -> ContentKind.sniff(text.get()))));
    }

    private Decoding read(RawMessage message, String text, ContentKind kind) {
        return switch (kind) {
            case JSON -> json.decode(text, message.time());
            case PLAIN_TEXT -> new Decoded(Optional.empty(), RawText.of(text), message.time(), Map.of());
        };
    }

    /** The id in the header wins over the one in the value. */
    private static Decoding withHeader(RawMessage message, Decoding decoding) {
        if (message.id().isEmpty()) {
            return decoding;
        }
        Optional<String> id = message.id().flatMap(Utf8::decode);
        return decoding.fold(
                decoded -> id.<Decoding>map(decoded::withId).orElseGet(() -> new Undecodable(Reason.INVALID_ID)),
                Undecodable::new);
    }
}
