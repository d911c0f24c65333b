package io.limbeck.cleaning.personal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values of every declared type, introduced by words that say what they are, and written so that they are hard to see. */
class NoValueSurvivesTest {
    private static final long SEED = Long.getLong("limbeck.seed", 20260101);
    private static final int VALUES = Integer.getInteger("limbeck.values", 20);
    private static final int LEAST = 3;
    /** Chance does not find the hash that ends such an address. */
    private static final Set<String> CRYPTOGRAPHIC = Set.of("CRYPTO");

    private static final Map<String, UnaryOperator<String>> WAYS = Map.of(
            "plain", text -> text,
            "full width", text -> each(text, c -> c > ' ' && c < 0x7F ? Character.toString(c + 0xFEE0) : plain(c)),
            "zero width", text -> each(text, c -> plain(c) + "\u200B"),
            "references", text -> each(text, c -> "&#" + c + ";"),
            "tags", text -> each(text, c -> "<i>" + (c == '<' ? "&lt;" : c == '&' ? "&amp;" : plain(c)) + "</i>"),
            "json", text -> "{\"a\":[{\"b\":\"" + text + "\"}]}",
            "lines", text -> "line\r\n" + text + "\r\nline");

    private final PersonalDataSettings settings = PersonalDataSettings.withKey("a key for tests");
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, settings));

    @TestFactory
    Stream<DynamicTest> noValueSurvives() {
        return Catalogue.recognizers().stream()
                .filter(recognizer -> !CRYPTOGRAPHIC.contains(recognizer.type())
                        && settings.actionOf(recognizer.type()) != Action.KEEP)
                .map(recognizer -> dynamicTest(recognizer.type() + ", seed " + SEED, () -> check(recognizer)));
    }

    private void check(RecognizerSettings recognizer) {
        DrawnValues values = new DrawnValues(new Random(SEED));
        for (int i = 0; i < VALUES; i++) {
            String value = values.of(recognizer).orElseThrow();
            if (squeezed(value).length() < LEAST) {
                continue; // "::" is an address, and stands in many a text
            }
            String text = values.introduced(recognizer, value);
            WAYS.forEach((way, write) -> assertThat(
                            squeezed(cleaner.clean(write.apply(text)).text()))
                    .as("%s, %s", way, text)
                    .doesNotContain(squeezed(value)));
        }
    }

    /** Letters and digits alone, in one case. */
    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private interface Writing {
        String write(int c);
    }

    private static String plain(int c) {
        return Character.toString(c);
    }

    private static String each(String text, Writing way) {
        return text.codePoints().mapToObj(way::write).collect(Collectors.joining());
    }
}
