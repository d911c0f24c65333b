package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CleanerPropertyTest {
    private final Cleaner cleaner = Cleaners.standard();

    @Property(tries = 3000)
    void noSecretSurvivesWhateverSurroundsIt(
            @ForAll("secrets") String secret,
            @ForAll("disguises") Disguise disguise,
            @ForAll("hidings") Hiding hiding) {
        String clean = cleaner.clean(disguise.around(hiding.write(secret))).text();

        assertThat(clean).doesNotContainIgnoringCase(secret);
        assertThat(digits(clean)).doesNotContain(longestDigits(secret));
    }

    @Property(tries = 1000)
    void noSecretSurvivesInAName(@ForAll("secrets") String secret, @ForAll("hidings") Hiding hiding) {
        String name = cleaner.identifier("import/" + hiding.write(secret));

        assertThat(name).doesNotContainIgnoringCase(secret);
        assertThat(digits(name)).doesNotContain(longestDigits(secret));
    }

    @Property(tries = 3000)
    void cleaningCleanedTextChangesNothing(@ForAll("anything") String text) {
        String once = cleaner.clean(text).text();

        assertThat(cleaner.clean(once).text()).isEqualTo(once);
        String name = cleaner.identifier(text);
        assertThat(cleaner.identifier(name)).isEqualTo(name);
    }

    @Property(tries = 2000)
    void findingsLieWithinTheOriginal(@ForAll("anything") String text) {
        CleanText clean = cleaner.clean(text);

        assertThat(clean.findings()).allSatisfy(finding -> {
            assertThat(finding.start()).isNotNegative();
            assertThat(finding.end()).isLessThanOrEqualTo(text.length());
        });
        assertThat(clean.redactions().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(clean.findings().size());
    }

    @Property(tries = 1000)
    void neverThrows(@ForAll String text) {
        assertThat(cleaner.clean(text).text()).isNotNull();
        assertThat(cleaner.identifier(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.oneOf(addresses(), chineseMobiles(), internationalPhones(), cards(), residentIds());
    }

    private static Arbitrary<String> addresses() {
        Arbitrary<String> word =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(3).ofMaxLength(9);
        return Combinators.combine(word, word, Arbitraries.of("com", "org", "cn", "co.uk"))
                .as((name, host, top) -> name + "@" + host + "." + top);
    }

    private static Arbitrary<String> chineseMobiles() {
        return Combinators.combine(Arbitraries.of("138", "139", "150", "186", "199"), number(8))
                .as(String::concat);
    }

    private static Arbitrary<String> internationalPhones() {
        return Arbitraries.of("+49 30 901820", "+442079460018", "+86 10 6234 5678", "+33 1 40 20 50 50");
    }

    private static Arbitrary<String> cards() {
        return Combinators.combine(Arbitraries.of("4012", "5305", "6222"), number(11))
                .as((prefix, rest) -> withLuhnDigit(prefix + rest));
    }

    private static Arbitrary<String> residentIds() {
        return Combinators.combine(
                        Arbitraries.of("110101", "310115", "440305", "650102"),
                        Arbitraries.integers().between(1930, 2020),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 28),
                        number(3))
                .as((region, year, month, day, sequence) -> withIso7064Digit(
                        region + String.format(Locale.ROOT, "%04d%02d%02d", year, month, day) + sequence));
    }

    private static Arbitrary<String> number(int digits) {
        return Arbitraries.strings().withCharRange('0', '9').ofLength(digits);
    }

    private static String withLuhnDigit(String digits) {
        for (char check = '0'; check <= '9'; check++) {
            int sum = 0;
            String number = digits + check;
            for (int i = 0; i < number.length(); i++) {
                int value = (number.charAt(i) - '0') * ((number.length() - i) % 2 == 0 ? 2 : 1);
                sum += value / 10 + value % 10;
            }
            if (sum % 10 == 0) {
                return number;
            }
        }
        throw new AssertionError("one of ten digits fits");
    }

    /** The remainder form of ISO 7064 MOD 11-2, where the finder uses weights. */
    private static String withIso7064Digit(String digits) {
        int product = 0;
        for (int i = 0; i < digits.length(); i++) {
            product = (product + digits.charAt(i) - '0') * 2 % 11;
        }
        int check = (12 - product) % 11;
        return digits + (check == 10 ? "X" : Integer.toString(check));
    }

    /** What stands around a secret. */
    record Disguise(String before, String after) {
        String around(String secret) {
            return before + secret + after;
        }
    }

    @Provide
    Arbitrary<Disguise> disguises() {
        Arbitrary<Disguise> shapes = Arbitraries.of(
                new Disguise("", ""),
                new Disguise("{\"a\":\"{\\\"b\\\":\\\"", "\\\"}\"}"),
                new Disguise("[\"x\",\"", "\"]"),
                new Disguise("{\"n\":", "}"),
                new Disguise("line\\n", "\\nline"),
                new Disguise("7,", ",Berlin"),
                new Disguise("我叫李雷，", "是我的"),
                new Disguise("<td>", "</td>"),
                new Disguise("&lt;", "&gt;"),
                new Disguise("a\r\n", "\r\nb"),
                new Disguise("order ", " is late"),
                new Disguise("(", ")"),
                new Disguise("'", "'."));
        Arbitrary<String> words =
                Arbitraries.strings().withChars("ab 中.,:;!?\"'\n\u200B<>&").ofMaxLength(8);
        Arbitrary<Disguise> random =
                Combinators.combine(words, words).as((left, right) -> new Disguise(left + " ", " " + right));
        return Arbitraries.oneOf(shapes, random);
    }

    /** Ways to write a secret so that it does not look like itself. */
    enum Hiding {
        PLAIN {
            @Override
            String write(String secret) {
                return secret;
            }
        },
        FULL_WIDTH {
            @Override
            String write(String secret) {
                return each(secret, c -> c > ' ' ? Character.toString(c + 0xFEE0) : Character.toString(c));
            }
        },
        ZERO_WIDTH {
            @Override
            String write(String secret) {
                return each(secret, c -> Character.toString(c) + "\u200B");
            }
        },
        REFERENCES {
            @Override
            String write(String secret) {
                return each(secret, c -> "&#" + c + ";");
            }
        },
        TWICE_ENCODED {
            @Override
            String write(String secret) {
                return each(secret, c -> "&amp;#x" + Integer.toHexString(c) + ";");
            }
        },
        TAGS {
            @Override
            String write(String secret) {
                return each(secret, c -> "<i>" + Character.toString(c) + "</i>");
            }
        };

        abstract String write(String secret);

        private static String each(String secret, java.util.function.IntFunction<String> way) {
            StringBuilder written = new StringBuilder();
            secret.chars().forEach(c -> written.append(way.apply(c)));
            return written.toString();
        }
    }

    @Provide
    Arbitrary<Hiding> hidings() {
        return Arbitraries.of(Hiding.class);
    }

    /** Text of the pieces that the cleaner treats in special ways, in any order. */
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "<b>", "</b", "<br>", "<!--", "-->", "&amp;", "&lt;", "&#", "lt;", "\"", "'", "=", ">", "<",
                        "&", "@", ".", "-", " ", "\n", "+", "(", ")", "\\", "n", "x", "\u200B", "１", "ﬁ", "\u0301",
                        "中"),
                number(1),
                number(4),
                secrets(),
                Arbitraries.strings().ofMaxLength(3));
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /** All digits of a number; of an address without any, something that no digits contain. */
    private static String longestDigits(String secret) {
        String digits = digits(secret);
        return digits.isEmpty() ? "no digits" : digits;
    }
}
