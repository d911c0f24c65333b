package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import org.junit.jupiter.api.Test;

class TransformerSettingsTest {
    private final TransformerSettings settings = TransformerSettings.defaults();

    @Test
    void hasDefaults() {
        assertThat(settings)
                .isEqualTo(new TransformerSettings(
                        3, 200, 32, 32, 2.5e-4, 0.01, 0.1, 100, 1.0, 2.0, 0.0, 0.0, 3, 128, Arithmetic.AUTO, 0, 1L));
        assertThat(settings.processors()).isPositive();
    }

    @Test
    void matchesLayersOnlyWhereThatHasAWeight() {
        assertThat(settings.matchesLayers()).isFalse();
        assertThat(matching(0.5, null).matchesLayers()).isTrue();
        assertThat(matching(null, 0.5).matchesLayers()).isTrue();
    }

    @Test
    void fewRowsAreReadMoreOften() {
        assertThat(settings.epochs(40_000)).isEqualTo(3);
        assertThat(settings.epochs(320)).isEqualTo(20);
    }

    @Test
    void rateRisesAndThenFallsToNothing() {
        assertThat(settings.rate(0, 2000)).isCloseTo(2.5e-6, within(1e-12));
        assertThat(settings.rate(99, 2000)).isCloseTo(2.5e-4, within(1e-12));
        assertThat(settings.rate(100, 2000)).isCloseTo(2.5e-4, within(1e-12));
        assertThat(settings.rate(1050, 2000)).isCloseTo(1.25e-4, within(1e-12));
        assertThat(settings.rate(1999, 2000)).isPositive().isLessThan(2e-7);
    }

    @Test
    void risesForATenthOfAShortTraining() {
        assertThat(settings.rate(9, 100)).isCloseTo(2.5e-4, within(1e-12));
        assertThat(settings.rate(0, 1)).isCloseTo(2.5e-4, within(1e-12));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new TransformerSettings(
                        null, null, 8, 9, null, null, null, null, null, null, null, null, null, null, null, null, null))
                .hasMessage("microBatch must be in 1..batch");
        assertThatThrownBy(() -> new TransformerSettings(
                        null, null, null, null, null, null, 1.0, null, null, null, null, null, null, null, null, null,
                        null))
                .hasMessage("dropout must be in [0, 1)");
        assertThatThrownBy(() -> matching(-0.1, null)).hasMessage("hiddenMatch must not be negative");
        assertThatThrownBy(() -> matching(null, -1.0)).hasMessage("attentionMatch must not be negative");
    }

    private static TransformerSettings matching(Double hidden, Double attention) {
        return new TransformerSettings(
                null, null, null, null, null, null, null, null, null, null, hidden, attention, null, null, null, null,
                null);
    }
}
