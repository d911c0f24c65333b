package io.limbeck.cleaning.personal.surrogate;

import java.util.List;
import java.util.Map;

/**
 * Phone numbers that regulators keep for films and books, so that they are nobody's: NANPA 555-0100 to 0199, Ofcom's
 * numbers for drama use, Bundesnetzagentur's for media productions, ARCEP's for audiovisual works, ACMA's for creative
 * works. National significant numbers; an {@code x} is any digit. Ofcom's mobiles, 07700 900xxx, are left out: by
 * libphonenumber's plan they are not valid.
 */
final class FictionalNumbers {
    private static final List<String> AMERICAN = List.of("xxx55501xx");
    private static final Map<String, List<String>> LANDLINES = Map.of(
            "US", AMERICAN,
            "CA", AMERICAN,
            "GB",
                    List.of(
                            "1134960xxx",
                            "1144960xxx",
                            "1154960xxx",
                            "1164960xxx",
                            "1174960xxx",
                            "1184960xxx",
                            "1214960xxx",
                            "1314960xxx",
                            "1414960xxx",
                            "1514960xxx",
                            "1614960xxx",
                            "2079460xxx",
                            "1914980xxx",
                            "2896496xxx",
                            "2920180xxx"),
            "DE", List.of("3023125xxx", "6990009xxx", "4066969xxx", "2214710xxx", "8999998xxx"),
            "FR", List.of("19900xxxx", "26191xxxx", "35301xxxx", "46571xxxx", "53649xxxx"),
            "AU", List.of("25550xxxx", "27010xxxx", "35550xxxx", "37010xxxx", "75550xxxx", "85550xxxx"));
    private static final Map<String, List<String>> MOBILES =
            Map.of("US", AMERICAN, "CA", AMERICAN, "DE", List.of("17139200xx"), "FR", List.of("63998xxxx"));

    private FictionalNumbers() {}

    /** Empty where the region's regulator keeps none. */
    static List<String> of(String region, boolean mobile) {
        return (mobile ? MOBILES : LANDLINES).getOrDefault(region, List.of());
    }
}
