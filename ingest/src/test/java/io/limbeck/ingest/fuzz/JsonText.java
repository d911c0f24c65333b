package io.limbeck.ingest.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes JSON, and what nearly is JSON. */
final class JsonText {
    private static final List<String> PLAIN = List.of(
            "0",
            "-0",
            "-0.0",
            "1e400",
            "-1e400",
            "1e-400",
            "1e-999999999",
            "1e999999999",
            "0.1e-2147483646",
            "9007199254740993",
            "123456789012345678901234567890",
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "\"\"",
            "[null]",
            "\"\\uD800\"",
            "\"\\uDC00\\uD800 \"");
    private static final List<String> BROKEN = List.of(
            "01",
            "1.",
            ".5",
            "+1",
            "NaN",
            "Infinity",
            "1e",
            "0x10",
            "nul",
            "'a'",
            "\"\\u12\"",
            "\"",
            "[",
            "}",
            ",",
            "/* */1",
            "1e2147483648",
            "1e-99999999999");
    private static final List<String> NAMES = List.of(
            "id", "text", "timestamp", "note", "price", "kind", "customer", "name", "tags", "a/b", "phone", "a", "");

    private final Chance chance;
    private final Prose prose;

    JsonText(Chance chance, Prose prose) {
        this.chance = chance;
        this.prose = prose;
    }

    /** An object with the secrets in some of its texts, names and numbers. */
    String object(List<Secret> secrets) {
        List<String> fields = IntStream.range(0, chance.between(1, 5))
                .mapToObj(i -> field(chance.one(NAMES), any(2)))
                .collect(Collectors.toList());
        secrets.forEach(secret -> fields.add(chance.between(0, fields.size()), holding(secret)));
        if (chance.happens(0.8)) {
            fields.add(field("text", string(prose.text(List.of()))));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String holding(Secret secret) {
        String text = string(prose.text(List.of(secret)));
        String name = string(prose.name(secret));
        boolean digits = secret.written().chars().allMatch(c -> c >= '0' && c <= '9');
        return switch (chance.between(0, 9)) {
            case 0 -> field("id", digits && chance.happens(0.5) ? secret.written() : name);
            case 1 -> field("customer", "{" + field("name", name) + "}");
            case 2 -> field("tags", "[" + name + "," + text + "]");
            case 3 -> name + ":" + any(1);
            case 4 -> field("customer", "{" + name + ":" + any(1) + "}");
            case 5 -> field(chance.one(NAMES), digits ? secret.written() : text);
            case 6 -> field("note", nested(text, chance.between(1, 30)));
            case 7 -> field(chance.one(List.of("price", "kind", "note", "timestamp")), text);
            default -> field("text", text);
        };
    }

    /** Now and then deeper than any parser goes. */
    private String nested(String value, int depth) {
        int deep = chance.happens(0.05) ? depth * 100 : depth;
        return chance.happens(0.5)
                ? "[".repeat(deep) + value + "]".repeat(deep)
                : "{\"a\":".repeat(deep) + value + "}".repeat(deep);
    }

    private String any(int depth) {
        return switch (chance.between(0, depth > 0 ? 7 : 4)) {
            case 0, 1 -> chance.one(chance.happens(0.03) ? BROKEN : PLAIN);
            case 2 -> chance.digits(chance.between(1, 18)).replaceFirst("^0+(?=.)", "");
            case 3, 4 -> string(prose.words(chance.between(0, 5)));
            case 5 ->
                "{" + field(chance.one(NAMES), any(depth - 1)) + "," + field(chance.one(NAMES), any(depth - 1)) + "}";
            case 6 -> "[" + any(depth - 1) + "," + any(depth - 1) + "]";
            default -> nested(chance.one(PLAIN), chance.between(1, 20));
        };
    }

    private static String field(String name, String value) {
        return "\"" + name + "\":" + value;
    }

    private String string(String text) {
        boolean everything = chance.happens(0.3);
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (everything || c < ' ' || c == '"' || c == '\\') {
                written.append(String.format("\\u%04x", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.append('"').toString();
    }
}
