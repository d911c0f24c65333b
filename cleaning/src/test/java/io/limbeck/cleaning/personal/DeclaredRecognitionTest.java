package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.cleaning.personal.catalogue.PatternSettings;
import io.limbeck.cleaning.personal.catalogue.RecognizerSettings;
import io.limbeck.cleaning.text.AlignedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recogniser of the user's finds, by its form and by the words around it. */
class DeclaredRecognitionTest {
    private static final RecognizerSettings BADGE = new RecognizerSettings(
            "BADGE_NUMBER",
            null,
            List.of(new PatternSettings("[Q-T]-[0-9]{4}", 0.5), new PatternSettings("[0-9]{6}", 0.1)),
            null,
            null,
            List.of("badge", "staff pass", "工牌"),
            null,
            null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q-1234 | 0.55",
                "see q-1234, please | 0.5",
                "order Q-1234 | 0.5",
                "badge Q-1234 | 0.85",
                "my badge is 123456 | 0.5",
                "Staff-pass: 123456 | 0.5",
                "我的工牌是123456。 | 0.5",
                "123456 is my badge | 0.5",
                "{\"badge\":123456} | 0.5",
                "order 17, badge 123456 | 0.5",
                "See the order. My badge is 123456 | 0.5",
            })
    void findsByFormAndByWordsNearby(String text, double score) {
        assertThat(personal(null).inText(AlignedText.of(text)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.type()).isEqualTo("BADGE_NUMBER");
                    assertThat(finding.score()).isEqualTo(score);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "123456",
        "the number 123456",
        "badge for order 123456",
        "badge 17 is lost and so is what I keep in locker 123456",
        "123456 is lost. My badge",
        "123456 and 17 are on my badge",
        "badger 123456",
        "badge x123456",
        "badge 1.123456",
    })
    void findsNoMereDigitsWithoutAWordThatFits(String text) {
        assertThat(personal(null).inText(AlignedText.of(text)).findings()).isEmpty();
    }

    /** The value has the check digit of ISO/IEC 7812. */
    @ParameterizedTest
    @CsvSource({
        "0.5, on 79927398713 it is, 1.0",
        "0.1, on 79927398713 it is, 0.6",
        "0.05, on 79927398713 it is, 0.3",
        "0.05, badge 79927398713, 0.85",
        "0.05, 79927398713, 0.505",
        "0.1, order 79927398713, 0.05",
    })
    void trustsACheckTheMoreTheMoreTheFormTells(double form, String text, double score) {
        PersonalData personal = new PersonalData(new PersonalDataSettings(
                "key", null, null, null, null, List.of("CHECKED"), 0.0, List.of(checked("[0-9]{11}", form)), null));

        assertThat(personal.inText(AlignedText.of(text)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.score()).isCloseTo(score, within(1e-9)));
        assertThat(personal.inText(AlignedText.of(text.replace('3', '4'))).findings())
                .isEmpty();
    }

    private static RecognizerSettings checked(String pattern, double score) {
        return new RecognizerSettings(
                "CHECKED",
                null,
                List.of(new PatternSettings(pattern, score)),
                "luhn",
                null,
                List.of("badge"),
                null,
                null);
    }

    @Test
    void findsInNamesWhatItsFormDecides() {
        assertThat(personal(null)
                        .inName(AlignedText.of("badge_Q-1234_123456"))
                        .text()
                        .text())
                .matches("badge_<BADGE_NUMBER:[a-z.]+>_123456");
    }

    @Test
    void reportsAndLeavesWhatIsKeptAndLetsItHideNothing() {
        RecognizerSettings line = new RecognizerSettings(
                "LINE", null, List.of(new PatternSettings("to .*", 1.0)), null, null, null, null, null);
        PersonalData personal = new PersonalData(new PersonalDataSettings(
                "key", null, Map.of("LINE", Action.KEEP), null, null, null, null, List.of(BADGE, line), null));

        PersonalData.Anonymised anonymised = personal.inText(AlignedText.of("to Q-1234 and on"));

        assertThat(anonymised.text().text()).matches("to <BADGE_NUMBER:[a-z.]+> and on");
        assertThat(anonymised.findings()).extracting(Finding::type).containsExactly("BADGE_NUMBER");
        assertThat(personal.kept(AlignedText.of("to Q-1234 and on"))).containsExactly(new Finding("LINE", 0, 16, 1.0));
    }

    @Test
    void looksOnlyForTheTypesThatAreAskedFor() {
        PersonalData personal = personal(List.of("BADGE_NUMBER"));

        assertThat(personal.types()).containsExactly("BADGE_NUMBER");
        assertThat(personal.inText(AlignedText.of("Q-1234, ann@example.org")).findings())
                .extracting(Finding::type)
                .containsExactly("BADGE_NUMBER");
    }

    @Test
    void countsFindsFromTheLeastScoreOn() {
        PersonalData sure = new PersonalData(
                new PersonalDataSettings("key", null, null, null, null, null, 0.8, List.of(BADGE), null));

        assertThat(sure.inText(AlignedText.of("Q-1234. Or badge Q-5678")).findings())
                .extracting(Finding::start)
                .containsExactly(17);
    }

    private static PersonalData personal(List<String> types) {
        return new PersonalData(
                new PersonalDataSettings("key", null, null, null, null, types, null, List.of(BADGE), null));
    }
}
