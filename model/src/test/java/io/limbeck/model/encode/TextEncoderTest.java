package io.limbeck.model.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.encode.TextSteps.Punctuation;
import io.limbeck.model.encode.TextSteps.Segmenter;
import io.limbeck.model.encode.TextSteps.StopList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
    private static final TextEncoder ENCODER = TextEncoder.unfitted(NgramSettings.defaults());

    @Property(tries = 300)
    void anyTextHasDistinctIdsInRangeAndFamiliesOfLengthOne(@ForAll @StringLength(max = 200) String text) {
        Features features = ENCODER.encode(text);

        assertThat(Arrays.stream(features.ids()).distinct().count()).isEqualTo(features.size());
        assertThat(Arrays.stream(features.ids())).allMatch(id -> id >= 0 && id < ENCODER.rows());
        // Float sums of up to a few hundred squares; an empty family has length zero.
        double words = squares(features, 0, 1 << 16);
        double characters = squares(features, 1 << 16, 1 << 17);
        assertThat(words * (words - 1)).isCloseTo(0, within(1e-4));
        assertThat(characters * (characters - 1)).isCloseTo(0, within(1e-4));
    }

    @Property(tries = 100)
    void featuresOfATextDoNotDependOnItsNeighbours(@ForAll @Size(max = 6) List<@StringLength(max = 60) String> texts) {
        List<Features> together = ENCODER.encode(texts);

        for (int i = 0; i < texts.size(); i++) {
            Features alone = ENCODER.encode(texts.get(i));
            assertThat(together.get(i).ids()).isEqualTo(alone.ids());
            assertThat(together.get(i).weights()).isEqualTo(alone.weights());
        }
    }

    @Test
    void featuresAreBoundedHoweverLongTheText() {
        String text = IntStream.range(0, 100_000)
                .mapToObj(i -> Character.toString(0x4E00 + i % 20_000))
                .collect(Collectors.joining());

        assertThat(ENCODER.encode(text).size()).isEqualTo(ENCODER.settings().maxFeatures());
    }

    @Test
    void pseudonymOfAnyPersonIsTheSameSymbol() {
        assertThat(ENCODER.encode("from <PERSON:k1.aa> today").ids())
                .isEqualTo(ENCODER.encode("from <PERSON:k1.bb> today").ids())
                .isNotEqualTo(ENCODER.encode("from <IP_ADDRESS:k1.aa> today").ids());
    }

    @Test
    void unclosedPseudonymIsOrdinaryText() {
        assertThat(ENCODER.encode("<PERSON:k1 and <PERSON:k2").size())
                .isGreaterThan(ENCODER.encode("<PERSON:k1> and <PERSON:k2>").size());
    }

    @Test
    void foldingCanBeTurnedOff() {
        NgramSettings exact = new NgramSettings(false, false, false, null, null, null, null, null, null, null);

        assertThat(TextEncoder.unfitted(exact).encode("Order 17").ids())
                .isNotEqualTo(TextEncoder.unfitted(exact).encode("order 25").ids());
        assertThat(ENCODER.encode("Order 17").ids())
                .isEqualTo(ENCODER.encode("order 25").ids());
    }

    @Test
    void fittedEncoderWeighsTheRareWordMore() {
        TextEncoder fitted = TextEncoder.fit(
                NgramSettings.defaults(), List.of("the refund", "the delivery", "the account", "the bill"));

        Features features = fitted.encode("the refund");

        assertThat(features.weights()[wordPosition(features, "refund")])
                .isGreaterThan(features.weights()[wordPosition(features, "the")]);
    }

    @Test
    void badSettingsSayWhatIsExpected() {
        assertThatThrownBy(() -> new NgramSettings(null, null, null, 30, null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wordBits must lie in 8 to 20, is 30");
    }

    @Test
    void absentSettingsTakeTheirDefaults() {
        assertThat(NgramSettings.defaults())
                .isEqualTo(new NgramSettings(true, true, true, 16, 16, 3, 5, 4_000, 2_048, TextSteps.NONE));
    }

    @Property(tries = 200)
    void stepsFailOnNoTextAndReadEachByItself(@ForAll @Size(max = 4) List<@StringLength(max = 60) String> texts) {
        TextEncoder everything = TextEncoder.unfitted(NgramSettings.defaults()
                .with(new TextSteps(
                        List.of(StopList.EN, StopList.ZH), List.of("的"), Punctuation.DROP, Segmenter.SMARTCN)));

        List<Features> together = everything.encode(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i).ids())
                    .isEqualTo(everything.encode(texts.get(i)).ids());
        }
    }

    @Test
    void longChineseTextIsCutInTimeLinearInItsLength() {
        TextEncoder cutting =
                TextEncoder.unfitted(NgramSettings.defaults().with(new TextSteps(null, null, null, Segmenter.SMARTCN)));
        String run = "我要退款".repeat(50_000);

        assertThat(cutting.encode(run).ids())
                .isEqualTo(cutting.encode(run.substring(0, 4_000)).ids());
    }

    @Test
    void stepsNameWhatIsWrongWithThem() {
        assertThatThrownBy(() -> new TextSteps(null, List.of("two words"), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words must be single words, none of them blank");
    }

    private static int wordPosition(Features features, String word) {
        int id = ENCODER.encode(word).ids()[0];
        return IntStream.range(0, features.size())
                .filter(i -> features.ids()[i] == id)
                .findFirst()
                .orElseThrow();
    }

    private static double squares(Features features, int from, int to) {
        double sum = 0;
        for (int i = 0; i < features.size(); i++) {
            if (features.ids()[i] >= from && features.ids()[i] < to) {
                sum += features.weights()[i] * (double) features.weights()[i];
            }
        }
        return sum;
    }
}
