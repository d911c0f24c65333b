package io.limbeck.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/** Messages such as no sender should send; the one of a number is always the same, whichever were drawn before. */
public final class FuzzedMessages {
    /** The record with this id is to be forgotten. */
    public static final String FORGOTTEN = "gone";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> CONTENT_TYPES = Arrays.stream(Shape.values())
            .flatMap(shape -> shape.contentTypes().stream())
            .toList();
    private static final List<String> IDS =
            List.of("", " ", "1", "t-1", "t-2", FORGOTTEN, "\u0000", "<b></b>", "🙂", "x".repeat(600));

    private final long seed;
    private final Values values = new Values();

    public FuzzedMessages(long seed) {
        this.seed = seed;
    }

    /**
     * What a task would be sent.
     *
     * @param likely what most values are
     * @param sniffed whether values without a content type are read as what they look like
     * @param longest bytes that a value may have
     */
    public record Like(List<Shape> likely, boolean sniffed, int longest) {
        public Like {
            likely = List.copyOf(likely);
        }
    }

    public FuzzedMessage of(long number, Like like) {
        Chance chance = new Chance(seed * 1_000_003L + number);
        Shape shape = chance.one(chance.happens(0.7) ? like.likely() : List.of(Shape.values()));
        List<Secret> secrets = new ArrayList<>();
        for (int i = chance.between(-1, 3); i > 0; i--) {
            secrets.add(chance.happens(0.2) ? Secrets.digits(chance) : Secrets.any(chance));
        }
        byte[] value = values.of(shape, chance, secrets, like.longest());
        boolean damaged = value != null && chance.happens(0.1);
        RecordHeaders headers = new RecordHeaders();
        boolean readAsMeant = contentType(headers, shape, like.sniffed(), chance);
        byte[] key = name(chance, secrets);
        byte[] id = name(chance, secrets);
        if (id != null) {
            headers.add("id", id);
        }
        headers.add(chance.one(List.of("traceparent", "Id", "x")), ("00-" + chance.letters(9)).getBytes(UTF_8));
        return new FuzzedMessage(
                new TestRecord<>(key, damaged ? damaged(value, chance) : value, headers, time(chance)),
                secrets,
                // What JSON escapes is another text where it is not read as JSON.
                !damaged && (readAsMeant || shape != Shape.JSON));
    }

    private static boolean contentType(RecordHeaders headers, Shape shape, boolean sniffed, Chance chance) {
        if (chance.happens(0.4)) {
            return sniffed;
        }
        String right = chance.one(shape.contentTypes());
        String named = chance.happens(0.8)
                ? right
                : chance.one(CONTENT_TYPES) + chance.one(List.of("", "", ";", "; charset=gbk"));
        headers.add("content-type", chance.happens(0.02) ? chance.bytes(9) : named.getBytes(UTF_8));
        return shape.contentTypes().contains(named);
    }

    /** An id or a key, with another secret in it now and then. */
    private static byte[] name(Chance chance, List<Secret> secrets) {
        return switch (chance.between(0, 19)) {
            case 0, 1, 2, 3, 4, 5, 6 -> null;
            case 7, 8, 9, 10 -> {
                Secret secret = Secrets.any(chance);
                secrets.add(secret);
                yield new Prose(chance, true).name(secret).getBytes(UTF_8);
            }
            case 11 -> chance.bytes(chance.between(0, 20));
            case 12 -> chance.one(IDS).getBytes(UTF_8);
            default -> ("t-" + chance.digits(7)).getBytes(UTF_8);
        };
    }

    private static byte[] damaged(byte[] value, Chance chance) {
        byte[] damaged = value.clone();
        if (chance.happens(0.5) || value.length == 0) {
            return Arrays.copyOf(damaged, chance.between(0, value.length + 3));
        }
        for (int i = chance.between(1, 4); i > 0; i--) {
            damaged[chance.between(0, value.length - 1)] = chance.bytes(1)[0];
        }
        return damaged;
    }

    private static Instant time(Chance chance) {
        return chance.happens(0.01) ? Instant.EPOCH : START.plusSeconds(chance.between(-3_600, 3_600));
    }
}
