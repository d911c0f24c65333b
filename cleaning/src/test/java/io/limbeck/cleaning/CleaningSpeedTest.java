package io.limbeck.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningSpeedTest {
    @Test
    void countsTheBestRoundAndTheFindsOfOne() {
        Iterator<Long> clock = List.of(0L, 900L, 1_000L, 5_000L).iterator();

        CleaningSpeed speed = CleaningSpeed.of(
                Cleaners.standard(), List.of("ann@example.org", "中"), Duration.ofNanos(2_000), clock::next);

        assertThat(speed).isEqualTo(new CleaningSpeed(18, 1, Duration.ofNanos(100)));
        assertThat(speed.megabytesPerSecond()).isEqualTo(180.0);
    }

    @Test
    void measuresNothingWithoutTexts() {
        assertThatThrownBy(() -> CleaningSpeed.of(Cleaners.standard(), List.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
