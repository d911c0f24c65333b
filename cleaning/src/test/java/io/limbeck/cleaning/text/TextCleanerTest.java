package io.limbeck.cleaning.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
    private final TextCleaner cleaner = new TextCleaner(TextSettings.defaults());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ＡＢＣ１２３|ABC123",
                "ﬁne ①|fine 1",
                "e\u0301tat|état",
                "한글|한글",
                "ｶﾞｷﾞ|ガギ",
                "a\u200Bb\uFEFFc\u00ADd|abcd",
                "a\u0000b\u0007c|abc",
                "\uD800x|x",
                "a\u202Eb|ab",
                "  two \u00A0\t words  |two words",
                "<p>one</p><p>two</p>|one¶¶two",
                "1<b>3</b>8|138",
                "a<br/>b|a¶b",
                "a<script>var x = '<b>';</script>b|ab",
                "a<!-- 1 > 0 -->b|ab",
                "<a title=\"1 > 0\" href='#'>x</a>|x",
                "AT&amp;T &lt;3 &#65;&#x42;|AT&T <3 AB",
                "&amp;lt;b&amp;gt;bold|bold",
                "&#xFF11;&#65298;|12",
            })
    void makesTextPlain(String original, String plain) {
        assertThat(cleaner.clean(original).text()).isEqualTo(plain.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a < b and c > d",
                "the <Pro> plan",
                "<EMAIL_ADDRESS:abcd.abcdefghijkl>",
                "x <y",
                "if a<b",
                "?a=1&copy=2",
                "R&D & more;",
                "List<String>",
                "emoji 🎉 stay",
                "中文、标点。",
            })
    void keepsWhatOnlyLooksLikeMarkup(String text) {
        assertThat(cleaner.clean(text).text()).isEqualTo(text);
    }

    /** Text is looked at {@value CharMask#WIDTH} characters at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 62, 63, 64, 65, 127, 128, 129})
    void seesTwoGapsAndWhatIsStrangeWhereverTheyStand(int before) {
        String filling = "x".repeat(before);

        assertThat(cleaner.clean(filling + "  y").text()).isEqualTo(filling + " y");
        assertThat(cleaner.clean(filling + " ").text()).isEqualTo(filling);
        assertThat(cleaner.clean(filling + "\u200By").text()).isEqualTo(filling + "y");
    }

    @Test
    void endsWithTextThatWasBuiltToUnfoldWithoutEnd() {
        String unfolding = "&" + "amp;".repeat(50_000) + "lt;b&gt;";

        assertThat(cleaner.clean(unfolding).text()).doesNotContain("&");
    }

    @Test
    void endsWithTagsThatAreNeverClosed() {
        assertThat(cleaner.clean("<a title=\"".repeat(20_000)).text()).isNotEmpty();
        assertThat(cleaner.clean("<!--".repeat(50_000)).text()).isNotEmpty();
        assertThat(cleaner.clean("<script>".repeat(30_000)).text().length()).isZero();
        assertThat(cleaner.clean("a" + "\u0316\u0301".repeat(50_000)).text()).hasSizeLessThan(40);
    }

    @Test
    void appliesRulesInTheirOrder() {
        TextCleaner own = new TextCleaner(new TextSettings(
                List.of(new TextRule("(?i)ticket #(\\d+)", "ticket $1"), new TextRule("ticket 7", "seven"))));

        assertThat(own.clean("Ticket #7 and TICKET #8").text()).isEqualTo("seven and ticket 8");
    }

    @Test
    void remembersWhereEachCharacterComesFrom() {
        String original = " x&amp;<b>ﬁ</b>  y";
        AlignedText clean = cleaner.clean(original);

        assertThat(clean.text()).isEqualTo("x&fi y");
        assertThat(original.substring(clean.originalStart(1), clean.originalEnd(2)))
                .isEqualTo("&amp;");
        assertThat(original.substring(clean.originalStart(2), clean.originalEnd(4)))
                .isEqualTo("ﬁ");
        assertThat(original.substring(clean.originalStart(5), clean.originalEnd(6)))
                .isEqualTo("y");
    }
}
