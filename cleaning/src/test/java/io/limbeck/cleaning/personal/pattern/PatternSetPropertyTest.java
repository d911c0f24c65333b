package io.limbeck.cleaning.personal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatternSetPropertyTest {
    /** The reference tries every end at every place: slow, and right for plain reasons. */
    @Property(tries = 1000)
    void findsWhatTryingEveryPlaceFinds(
            @ForAll("patternLists") List<String> patterns, @ForAll("texts") String text, @ForAll boolean name) {
        List<TokenPattern> compiled =
                patterns.stream().map(each -> TokenPattern.of(each, false)).toList();
        Hits hits = new Hits();

        new PatternSet(compiled, 20).scan(text, 0, text.length(), name, hits);

        List<String> found = new ArrayList<>();
        for (int hit = 0; hit < hits.size(); hit++) {
            found.add(hits.pattern(hit) + " " + hits.start(hit) + " " + hits.end(hit));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(patterns, text, name));
    }

    private static List<String> expected(List<String> patterns, String text, boolean name) {
        List<String> expected = new ArrayList<>();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            Pattern reference = Pattern.compile(patterns.get(pattern), Pattern.CASE_INSENSITIVE);
            for (int start = 0; start < text.length(); start++) {
                int end = text.charAt(start) > ' ' && begins(text, start, name) ? text.length() : start;
                while (end > start && !(ends(text, end) && reference.matches(text.substring(start, end)))) {
                    end--;
                }
                if (end > start) {
                    expected.add(pattern + " " + start + " " + end);
                }
            }
        }
        return expected;
    }

    private static boolean begins(String text, int index, boolean name) {
        String before = text.substring(0, index);
        String rest = text.substring(index);
        boolean joined = before.matches("(?s).*[a-z0-9A-Z]_") && !name;
        boolean tied = before.matches("(?s).*[0-9][-./]") && rest.matches("(?s)[0-9].*");
        return !before.matches("(?s).*[a-z0-9A-Z]") && !joined && !tied;
    }

    private static boolean ends(String text, int index) {
        String rest = text.substring(index);
        boolean tied = text.substring(0, index).matches("(?s).*[0-9]") && rest.matches("(?s)[-./][0-9].*");
        return !rest.matches("(?s)[a-z0-9A-Z].*") && !tied;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> written =
                Arbitraries.strings().withChars("aabB11122_-./ ,中\n").ofMaxLength(24);
        // The text is looked at 64 characters at a time: what is found must not depend on where they end.
        Arbitrary<String> before = Combinators.combine(
                        Arbitraries.of(" ", "b", ", "), Arbitraries.integers().between(0, 70))
                .as((filling, times) -> filling.repeat(times).substring(0, times));
        return Combinators.combine(Arbitraries.oneOf(Arbitraries.just(""), before), written)
                .as(String::concat);
    }

    @Provide
    Arbitrary<List<String>> patternLists() {
        return expressions(3)
                .filter(pattern -> !Pattern.matches(pattern, ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                "a", "b", "1", "2", "-", "_", "中", "\\.", "[ab]", "[^a]", "[0-9]", "\\d", "\\w", "\\s", ".");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = expressions(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(inner, inner).as(String::concat),
                Combinators.combine(inner, inner).as((left, right) -> "(?:" + left + "|" + right + ")"),
                Combinators.combine(inner, Arbitraries.of("?", "*", "+", "{2}", "{1,3}", "{2,}"))
                        .as((body, times) -> "(" + body + ")" + times));
    }
}
