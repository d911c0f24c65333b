package io.limbeck.ingest.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** A way to write a value so that it reads the same and looks different to a program. */
@FunctionalInterface
interface Disguise {
    double IN_THE_OPEN = 0.4;

    List<Disguise> ALL = List.of(
            (c, chance) -> wide(c),
            (c, chance) -> chance.happens(0.4) ? wide(c) : plain(c),
            (c, chance) -> plain(c)
                    + chance.one(List.of(
                            "", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202A", "\u0000", "\uFE0F")),
            (c, chance) -> chance.happens(0.5) ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";",
            (c, chance) -> "&amp;#" + c + ";",
            (c, chance) -> "&#" + wide(c).codePointAt(0) + ";",
            (c, chance) -> "<i>" + plain(c) + "</i>",
            (c, chance) -> plain(c) + (chance.happens(0.3) ? "<!--x-->" : ""));

    /** One character of the value. */
    String write(int c, Chance chance);

    static String drawn(String value, Chance chance) {
        if (chance.happens(IN_THE_OPEN)) {
            return value;
        }
        Disguise disguise = chance.one(ALL);
        return value.codePoints().mapToObj(c -> disguise.write(c, chance)).collect(Collectors.joining());
    }

    private static String plain(int c) {
        return Character.toString(c);
    }

    private static String wide(int c) {
        return plain(c > ' ' && c < 0x7F ? c + 0xFEE0 : c);
    }
}
