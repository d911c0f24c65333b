package io.limbeck.cleaning.personal.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[0-9]{3}-[0-9]{2}-[0-9]{4} ; SSN 078-05-1120. ; 078-05-1120",
                "[0-9]{9} ; 身份078051120号 ; 078051120",
                "[a-z]{2}[0-9]{6}c? ; (AB123456C) ; AB123456C",
                "\\d{2,4} ; a 123 b ; 123",
                "x(?:a|bc)*y ; xabcay ; xabcay",
                "[^ ,]+@[^ ,]+ ; to a@b,c ; a@b",
                "\\(\\d+\\) ; f (12) ; (12)",
            })
    void findsTheLongestMatchThatBeginsAndEndsWhereWordsDo(String pattern, String text, String match) {
        assertThat(matches(text, TokenPattern.of(pattern, false))).containsExactly(match);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x123456789",
                "123456789x",
                "1.123456789",
                "123456789.5",
                "2026-123456789",
                "123456789/2026",
                "blk_123456789",
                "<TYPE:abcd.efgh>123456789x",
                "1234567890",
                "é123456789",
            })
    void findsNothingWithinLongerWordsAndNumbers(String text) {
        assertThat(matches(text, TokenPattern.of("[0-9]{9}", false))).isEmpty();
    }

    @Test
    void findsNothingInWhatStandsForAFind() {
        assertThat(matches("<PHONE_NUMBER:abcd.abcdefghijkl> <US_SSN> abcd", TokenPattern.of("[a-z]{4}", false)))
                .containsExactly("abcd");
    }

    @Test
    void tellsCapitalsFromSmallLettersOnlyWhenAsked() {
        assertThat(matches("AB12", TokenPattern.of("ab\\d+", false))).containsExactly("AB12");
        assertThat(matches("AB12 ab12", TokenPattern.of("ab\\d+", true))).containsExactly("ab12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*",
                "(a|)",
                "(?=a)b",
                "a**",
                "a{3,2}",
                "a{1000}",
                "((a{99}){99}){99}",
                "[a",
                "(a",
                "a)",
                "\\b1",
                "^a",
                "a$",
                "*",
                "\\",
                "[b-a]",
                "(a)\\1"
            })
    void refusesWhatIsNoPatternOrMatchesNothingOrTooMuch(String pattern) {
        assertThatThrownBy(() -> TokenPattern.of(pattern, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern " + pattern);
    }

    @Test
    void findsTheSameWhenTheAutomatonIsForgottenAtEveryState() {
        List<TokenPattern> patterns =
                List.of(TokenPattern.of("[a-c]+\\d{2,5}", false), TokenPattern.of("\\d+-\\d+", false));
        String text = "abc123 12-34 cab99999 1-2 bb12 ".repeat(20);
        Hits all = new Hits();
        Hits bounded = new Hits();

        new PatternSet(patterns).scan(text, 0, text.length(), false, all);
        new PatternSet(patterns, 1).scan(text, 0, text.length(), false, bounded);

        assertThat(bounded.size()).isEqualTo(all.size()).isEqualTo(100);
    }

    /** Steps are counted, not seconds: the bound holds on every machine. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "1-", "<A", "a@", "((", "中", "a_", "1.1.", "<A>", "ab 12 "})
    void takesLinearlyManyStepsWhateverTheText(String piece) {
        PatternSet patterns = new PatternSet(List.of(
                TokenPattern.of("([a-z0-9.@_-]+)+", false),
                TokenPattern.of("(\\S|.)*x", false),
                TokenPattern.of("((((a|b)*c?)*d?)*e)+", false)));
        long steps = steps(patterns, piece.repeat(1_000));

        long ends = (long) PatternSet.LONGEST * PatternSet.LONGEST;
        assertThat(steps).isLessThanOrEqualTo((PatternSet.LONGEST + 2L) * piece.length() * 1_000);
        assertThat(steps(patterns, piece.repeat(16_000))).isLessThanOrEqualTo(16 * (steps + ends));
    }

    private static long steps(PatternSet patterns, String text) {
        return patterns.scan(text, 0, text.length(), false, new Hits());
    }

    private static List<String> matches(String text, TokenPattern... patterns) {
        Hits hits = new Hits();
        new PatternSet(List.of(patterns)).scan(text, 0, text.length(), false, hits);
        List<String> matches = new ArrayList<>();
        for (int hit = 0; hit < hits.size(); hit++) {
            matches.add(text.substring(hits.start(hit), hits.end(hit)));
        }
        return matches;
    }
}
