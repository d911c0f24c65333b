package io.limbeck.ingest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.ingest.CleanBody.Left;
import io.limbeck.ingest.Refined.Clean;
import io.limbeck.ingest.Refined.Deleted;
import io.limbeck.ingest.Refined.Rejected;
import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.RawMessage;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.decode.Utf8;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tombstone;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a clean record, or word of a deleted one, of a raw message: decodes it, cleans body and names, gives it its identity. Everything that leaves
 * here has been through the cleaner. Thread-safe.
 */
final class Refiner {
    private static final int LONGEST_NAME = 512;

    private final Decoder decoder;
    private final Cleaner cleaner;
    private final BodyCleaner bodies;
    private final KeyedHash hash;
    private final RecordKey recordKey;
    private final int maxRecordBytes;
    private final InstantSource clock;

    /** @param maxRecordBytes how large a record's body may be; pseudonyms can be longer than what they stand for */
    Refiner(Decoder decoder, IngestSettings settings, Cleaner cleaner, int maxRecordBytes, InstantSource clock) {
        this.decoder = decoder;
        this.cleaner = cleaner;
        this.bodies = new BodyCleaner(cleaner);
        this.hash = KeyedHash.of(settings.pii().key());
        this.recordKey = settings.key();
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    /** @param rawKey the message's key, null if it has none */
    Refined refine(RawMessage message, byte[] rawKey, Origin origin) {
        if (message.value().isEmpty()) {
            return delete(message, Optional.ofNullable(rawKey), origin);
        }
        return decoder.decode(message).fold(decoded -> clean(decoded, rawKey, origin), Rejected::new);
    }

    private Refined clean(Decoded decoded, byte[] rawKey, Origin origin) {
        return bodies.clean(decoded.body(), decoded.known())
                .fold(left -> record(decoded, left, rawKey, origin), Rejected::new);
    }

    private Refined record(Decoded decoded, Left left, byte[] rawKey, Origin origin) {
        if (left.size() > maxRecordBytes) {
            return new Rejected(Reason.TOO_LARGE);
        }
        Optional<String> given = decoded.id().map(cleaner::identifier).filter(id -> !id.isEmpty());
        if (given.isPresent() && given.get().length() > LONGEST_NAME) {
            return new Rejected(Reason.INVALID_ID);
        }
        String id = given.orElseGet(() -> derivedId(origin));
        Optional<String> key = Optional.ofNullable(rawKey).map(this::key).filter(name -> !name.isEmpty());
        Record cleaned = Record.newBuilder()
                .setId(id)
                .setKey(key.orElse(null))
                .setOrigin(origin)
                .setSource(origin.getTopic())
                .setEventTime(decoded.eventTime())
                .setIngestTime(clock.instant())
                .setBody(left.body())
                .setAttributes(attributes(decoded))
                .setRedactions(left.redactions())
                .setCleaningVersion(cleaner.version())
                .build();
        return new Clean(recordKey == RecordKey.SOURCE ? key.orElse(id) : id, cleaned, given.isPresent());
    }

    /** A delete has nothing but its names: the header's id, else the key, is that of the record. */
    private Refined delete(RawMessage message, Optional<byte[]> rawKey, Origin origin) {
        Optional<byte[]> name = message.id().or(() -> rawKey).filter(bytes -> bytes.length > 0);
        if (name.isEmpty()) {
            return new Rejected(Reason.MISSING_ID);
        }
        Optional<String> id = name.flatMap(Utf8::decode)
                .map(cleaner::identifier)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME);
        if (id.isEmpty()) {
            return new Rejected(Reason.INVALID_ID);
        }
        Optional<String> key = rawKey.map(this::key).filter(text -> !text.isEmpty());
        return new Deleted(
                recordKey == RecordKey.SOURCE ? key.orElse(id.get()) : id.get(), new Tombstone(id.get(), origin));
    }

    /** What they say is cleaned as names are; their own names are the settings' and clean. */
    private Map<String, String> attributes(Decoded decoded) {
        Map<String, String> cleaned = new HashMap<>();
        decoded.attributes().forEach((name, value) -> {
            String plain = decoded.known().settle(cleaner.identifier(value));
            if (!plain.isEmpty() && plain.length() <= LONGEST_NAME) {
                cleaned.put(name, plain);
            }
        });
        return cleaned;
    }

    /** Keys may be any bytes; what is no text, or too long for a name, is known by its keyed hash. */
    private String key(byte[] bytes) {
        return Utf8.decode(bytes)
                .map(cleaner::identifier)
                .filter(name -> name.length() <= LONGEST_NAME)
                .orElseGet(() -> "hashed-" + HexFormat.of().formatHex(hash.digest("key", bytes), 0, 16));
    }

    private static String derivedId(Origin origin) {
        return origin.getTopic() + "-" + origin.getPartition() + "-" + origin.getOffset();
    }
}
