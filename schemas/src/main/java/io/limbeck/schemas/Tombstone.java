package io.limbeck.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message without a value in {@code records} and {@code predictions} says in its headers: which record its sender
 * deleted, and where in the raw topic it said so. The key alone would not do: with {@code ingest.key: source} many records
 * have the same.
 *
 * @param id of the record, cleaned
 * @param origin of the delete, by which it is accounted for like any other message
 */
public record Tombstone(String id, Origin origin) {
    /** Names the header that holds the id, in UTF-8. */
    public static final String ID_HEADER = "limbeck-id";

    /** Names the header that holds the origin: {@code topic/partition/offset}. */
    public static final String ORIGIN_HEADER = "limbeck-origin";

    private static final Pattern ORIGIN =
            Pattern.compile("([A-Za-z0-9._-]{1,249})/(0|[1-9][0-9]{0,8})/(0|[1-9][0-9]{0,17})");

    public Tombstone {
        Objects.requireNonNull(origin, "origin");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a tombstone needs the id of a record");
        }
    }

    /**
     * Reads what {@link #headers} wrote.
     *
     * @param id the header's value, null if there is none
     * @param origin likewise
     * @return empty unless both are there and in their exact form
     */
    public static Optional<Tombstone> read(byte[] id, byte[] origin) {
        Optional<String> name = text(id).filter(text -> !text.isEmpty());
        Optional<Matcher> place = text(origin).map(ORIGIN::matcher).filter(Matcher::matches);
        return name.isEmpty() || place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tombstone(
                        name.get(),
                        new Origin(
                                place.get().group(1),
                                Integer.parseInt(place.get().group(2)),
                                Long.parseLong(place.get().group(3)))));
    }

    /** Names and values. */
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(ID_HEADER, id.getBytes(StandardCharsets.UTF_8));
        headers.put(
                ORIGIN_HEADER,
                (origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset())
                        .getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static Optional<String> text(byte[] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
