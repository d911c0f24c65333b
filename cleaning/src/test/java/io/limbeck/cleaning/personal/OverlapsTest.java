package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static final Find PHONE = new Find("PHONE_NUMBER", 0, 14, 0.9, "a phone");
    private static final Find CARD = new Find("CREDIT_CARD", 10, 29, 0.85, "a card");
    private static final Find GUESS = new Find("US_PASSPORT", 10, 29, 0.5, "a guess");

    @Test
    void theSurerOfTwoCountsThenTheLonger() {
        assertThat(Overlaps.resolve(List.of(CARD, PHONE))).containsExactly(PHONE);
        assertThat(Overlaps.resolve(List.of(GUESS, new Find("UK_NHS", 12, 22, 0.5, "shorter"))))
                .containsExactly(GUESS);
    }

    @Test
    void whatSticksOutOfABeatenSureFindIsCoveredToo() {
        assertThat(Overlaps.cover(List.of(CARD, PHONE)))
                .containsExactly(PHONE, new Find("CREDIT_CARD", 14, 29, 0.85, "a card"));
        assertThat(Overlaps.cover(List.of(GUESS, PHONE))).containsExactly(PHONE);
    }
}
