package io.limbeck.ingest.decode;

import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.Decoding.Undecodable;
import io.limbeck.ingest.decode.RawBody.RawPicture;
import io.limbeck.ingest.decode.RawBody.RawText;
import io.limbeck.ingest.registry.Schemas;
import java.util.Map;
import java.util.Optional;

/** Turns a message's bytes into body, id and time, or says why it cannot. Thread-safe. */
public final class Decoder {
    private static final byte[] NOTHING = {};

    private final Wanted.Kind kind;
    private final FormatSettings formats;
    private final int maxBytes;
    private final JsonReader json;
    private final CsvReader csv;
    private final CsvReader tsv;
    private final LogReader log;
    private final AvroReader avro;

    /** One that hides nothing: for who asks only whether a message can be read. */
    public Decoder(Wanted wanted, FormatSettings formats, int maxBytes, Schemas schemas) {
        this(wanted, formats, maxBytes, schemas, PersonalFields.none());
    }

    /**
     * @param maxBytes the largest value that is read
     * @param personal fields that are hidden
     */
    public Decoder(Wanted wanted, FormatSettings formats, int maxBytes, Schemas schemas, PersonalFields personal) {
        FieldReader fields = new FieldReader(wanted, personal);
        this.kind = wanted.kind();
        this.formats = formats;
        this.maxBytes = maxBytes;
        this.json = new JsonReader(fields);
        this.csv = new CsvReader(formats.csv(), fields);
        this.tsv = new CsvReader(formats.csv().withTabs(), fields);
        this.log = new LogReader(formats.log());
        this.avro = new AvroReader(schemas, fields);
    }

    /**
     * Decodes, whatever the bytes.
     *
     * @throws io.limbeck.ingest.registry.RegistryAwayException the message is Avro, and nobody can tell its schema now
     */
    public Decoding decode(RawMessage message) {
        byte[] value = message.value().orElse(NOTHING);
        if (value.length == 0) {
            return new Undecodable(Reason.EMPTY);
        }
        if (value.length > maxBytes) {
            return new Undecodable(Reason.TOO_LARGE);
        }
        Optional<Format> named = Optional.empty();
        if (message.contentType().isPresent()) {
            named = message.contentType().flatMap(Utf8::decode).flatMap(Format::named);
            if (named.isEmpty()) {
                return new Undecodable(Reason.UNSUPPORTED_CONTENT_TYPE);
            }
        }
        return withHeader(message, read(message, value, named.orElseGet(() -> formats.of(value))));
    }

    private Decoding read(RawMessage message, byte[] value, Format format) {
        return switch (format) {
            case PNG, JPEG -> picture(message, value, format);
            case AVRO -> avro.read(value, message.time());
            case JSON, CSV, TSV, TEXT, LOG ->
                Utf8.decode(value)
                        .map(text -> read(message, text, format))
                        .orElseGet(() -> new Undecodable(Reason.INVALID_UTF8));
        };
    }

    private Decoding read(RawMessage message, String text, Format format) {
        return switch (format) {
            case JSON -> json.read(text, message.time());
            case CSV -> csv.read(text, message.time());
            case TSV -> tsv.read(text, message.time());
            case LOG -> wholeText(log.read(text, message.time()));
            default -> wholeText(new Decoded(Optional.empty(), RawText.of(text), message.time(), Map.of()));
        };
    }

    private Decoding picture(RawMessage message, byte[] value, Format format) {
        if (kind != Wanted.Kind.PICTURE) {
            return new Undecodable(Reason.WRONG_BODY);
        }
        return format.fits(value)
                ? new Decoded(Optional.empty(), new RawPicture(value), message.time(), Map.of())
                : new Undecodable(Reason.INVALID_IMAGE);
    }

    /** Text without fields has no place where columns or pictures are wanted. */
    private Decoding wholeText(Decoding text) {
        return kind == Wanted.Kind.TEXT ? text : new Undecodable(Reason.WRONG_BODY);
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
