package io.limbeck.trainer.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Splitter splitter = new Splitter("key");

    @Test
    void nearDuplicatesShareAFingerprint() {
        String one = Fingerprint.of("Order 1234 of <EMAIL_ADDRESS:ab12> is late, please help!");

        assertThat(Fingerprint.of("please help: order 99 of <EMAIL_ADDRESS:ff00> is LATE late"))
                .isEqualTo(one);
        assertThat(Fingerprint.of("Order 1234 of <PHONE_NUMBER:ab12> is late, please help!"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of("Order 1234 is early")).isNotEqualTo(one);
    }

    @Test
    void chineseIsComparedCharacterByCharacter() {
        assertThat(Fingerprint.of("订单123很慢！")).isEqualTo(Fingerprint.of("很慢，订单45"));
        assertThat(Fingerprint.of("订单很慢")).isNotEqualTo(Fingerprint.of("订单很快"));
    }

    @Test
    void partsHaveTheirShares() {
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (int i = 0; i < 10_000; i++) {
            counts.merge(splitter.part("text " + Integer.toString(i, 36)), 1, Integer::sum);
        }

        // Three standard deviations: 90, 66, 66, 120.
        assertThat(counts.get(Part.GATE)).isBetween(910, 1090);
        assertThat(counts.get(Part.CALIBRATION)).isBetween(434, 566);
        assertThat(counts.get(Part.VALIDATION)).isBetween(434, 566);
        assertThat(counts.get(Part.TRAIN)).isBetween(7880, 8120);
    }

    @Test
    void splitIsTheSameOnEveryStartAndAnotherUnderAnotherKey() {
        int moved = 0;
        for (int i = 0; i < 1000; i++) {
            String fingerprint = "text " + i;
            assertThat(new Splitter("key").part(fingerprint)).isEqualTo(splitter.part(fingerprint));
            moved += new Splitter("other").part(fingerprint) == splitter.part(fingerprint) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(200);
        assertThat(splitter.part("text 1")).isEqualTo(Part.TRAIN); // pinned: a changed hash would move every row
    }

    @Property(tries = 200)
    void fingerprintOfAFingerprintIsItself(@ForAll @StringLength(max = 60) String text) {
        String once = Fingerprint.of(text);
        assertThat(Fingerprint.of(once)).isEqualTo(once);
    }

    @Test
    void rowsOfATableAreAlikeOnlyWhereEveryColumnIs() {
        Content row = new TabularContent(Map.of("amount", 3.0, "country", "DE"));

        assertThat(Fingerprint.of(new TabularContent(new TreeMap<>(Map.of("country", "DE", "amount", 3.0)))))
                .isEqualTo(Fingerprint.of(row));
        assertThat(Fingerprint.of(new TabularContent(Map.of("amount", 3.5, "country", "DE"))))
                .isNotEqualTo(Fingerprint.of(row));
        assertThat(Fingerprint.of(new TabularContent(Map.of("amount", "3.0", "country", "DE"))))
                .isNotEqualTo(Fingerprint.of(row));
    }

    /** Where columns have few values, all rows that there can be would else stand on one side. */
    @Test
    void equalRowsOfATableAreSplitOneByOneAndEqualTextsTogether() {
        Content row = new TabularContent(Map.of("amount", 3.0));
        Content text = new TextContent("late again");

        assertThat(Fingerprint.of(Row.unlabelled("1", row))).isNotEqualTo(Fingerprint.of(Row.unlabelled("2", row)));
        assertThat(Fingerprint.of(Row.unlabelled("1", text))).isEqualTo(Fingerprint.of(Row.unlabelled("2", text)));
    }
}
