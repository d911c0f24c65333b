package io.limbeck.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    @Property(tries = 300)
    void everyCardPassesTheLuhnCheck(@ForAll long seed) {
        String digits = new PersonalData(new SplittableRandom(seed)).card().replaceAll("[^0-9]", "");

        // Written the other way round than in the generator: from the left, with the parity of the length.
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            boolean doubled = (digits.length() - i) % 2 == 0;
            sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        assertThat(sum % 10).isZero();
    }

    @Property(tries = 300)
    void everyChineseIdHasItsForm(@ForAll long seed) {
        String id = new PersonalData(new SplittableRandom(seed)).chineseId();

        assertThat(id).matches("[0-9]{15}|[0-9]{17}[0-9X]");
        if (id.length() == 18) {
            // GB 11643: the weighted sum of all 18 places, X standing for ten, leaves 1 when divided by 11.
            int sum = 0;
            for (int i = 0; i < 18; i++) {
                int digit = id.charAt(i) == 'X' ? 10 : Character.digit(id.charAt(i), 10);
                sum += digit * ((1 << (17 - i)) % 11);
            }
            assertThat(sum % 11).isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void everyValueIsLongEnoughToBeToldFromNoise(@ForAll long seed) {
        PersonalData personal = new PersonalData(new SplittableRandom(seed));

        assertThat(personal.email()).hasSizeGreaterThan(8).contains("@");
        assertThat(personal.phone().replaceAll("[^0-9]", "")).hasSizeGreaterThan(8);
        assertThat(personal.chineseMobile().replaceAll("[^0-9]", "")).hasSizeGreaterThan(10);
    }

    @Test
    void knowsAPublishedCheckCharacter() {
        // The example of GB 11643-1999 itself.
        assertThat(PersonalData.idCheck("11010519491231002")).isEqualTo('X');
    }
}
