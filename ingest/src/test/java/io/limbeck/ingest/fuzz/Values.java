package io.limbeck.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Draws the values of messages. */
final class Values {
    /** The star is a host or an app: a name without a space in it. */
    private static final List<String> LOG_HEADS = List.of(
            "2026-01-31 12:00:00,250 ",
            "[2026/01/31T12:00:00.123456789Z] ERROR ",
            "2026-13-41 25:61:61 ",
            "<34>1 2026-01-31T12:00:00Z * * 1 2 - ",
            "<165>1 2026-01-31T12:00:00Z * app p m [x y=\"\\]*\"] ",
            "<0>1 - - - - - - ",
            "<999> ",
            "<13>Jan 31 12:00:00 * *: ",
            "<13>Jan 31 12:00:00 * *[12]: ",
            "Feb 30 12:00:00 host app: ");

    private final Pictures pictures = new Pictures();

    /** The value, or null: of {@code Shape.NOTHING}. */
    byte[] of(Shape shape, Chance chance, List<Secret> secrets, int longest) {
        Prose prose = new Prose(chance, !secrets.isEmpty());
        return switch (shape) {
            case JSON -> new JsonText(chance, prose).object(secrets).getBytes(UTF_8);
            case CSV -> csv(chance, prose, secrets).getBytes(UTF_8);
            case LOG -> log(chance, prose, secrets).getBytes(UTF_8);
            case TEXT -> text(chance, prose, secrets, longest).getBytes(UTF_8);
            case AVRO -> AvroText.ticket(chance, prose, secrets);
            case PICTURE ->
                chance.happens(0.5) ? pictures.png(prose.text(secrets)) : pictures.jpeg(prose.text(secrets));
            case BYTES -> bytes(chance);
            case NOTHING -> null;
        };
    }

    private static String text(Chance chance, Prose prose, List<Secret> secrets, int longest) {
        String text = prose.text(secrets);
        if (!chance.happens(0.01)) {
            return text;
        }
        String more = prose.words(chance.between(1, 20)) + " ";
        int size = longest + chance.between(-longest / 2, 50) - text.length();
        return more.repeat(Math.max(1, size / more.getBytes(UTF_8).length)) + text;
    }

    private static String csv(Chance chance, Prose prose, List<Secret> secrets) {
        String delimiter = chance.one(List.of(",", ",", "\t", ";"));
        List<String> row = secrets.stream()
                .map(secret -> chance.happens(0.3) ? prose.name(secret) : prose.text(List.of(secret)))
                .collect(Collectors.toList());
        row.add(chance.between(0, row.size()), prose.words(3));
        row.add(chance.one(List.of("", "2026-01-31T12:00:00Z", "1767225600000", "\"", "x", "id")));
        return row.stream()
                .map(value -> chance.happens(0.97) ? "\"" + value.replace("\"", "\"\"") + "\"" : value)
                .collect(Collectors.joining(delimiter));
    }

    private static String log(Chance chance, Prose prose, List<Secret> secrets) {
        String name = secrets.stream()
                .map(Secret::written)
                .filter(written -> written.indexOf(' ') < 0)
                .findFirst()
                .orElse("web-1");
        return chance.one(LOG_HEADS).replace("*", name) + prose.text(secrets);
    }

    private static byte[] bytes(Chance chance) {
        byte[] drawn = chance.bytes(chance.between(0, 200));
        byte[] head = chance.one(List.of(
                new byte[0],
                new byte[] {0, 0, 0, 0, 1},
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{'}));
        byte[] value = Arrays.copyOf(head, head.length + drawn.length);
        System.arraycopy(drawn, 0, value, head.length, drawn.length);
        return value;
    }
}
