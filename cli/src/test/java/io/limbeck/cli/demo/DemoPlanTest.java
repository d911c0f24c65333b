package io.limbeck.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.FileStream;
import io.limbeck.cli.sample.MessageSource;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoPlanTest {
    @Test
    void sendsAtTheWantedRateWhereTheSourceHasNoEnd() {
        DemoPlan.Schedule schedule =
                plan(new SampleStream(1, Difficulty.DEFAULT), 0.25).schedule();

        assertThat(schedule).isEqualTo(new DemoPlan.Schedule(80, 4800, 14_400));
    }

    @Test
    void stretchesAFileOverTheWholeTimeOnBothSidesOfTheDrift() {
        FileStream file = new FileStream(
                IntStream.range(0, 3000)
                        .mapToObj(i -> new FileStream.Labelled("text " + i, "class" + i % 6))
                        .toList(),
                1);

        DemoPlan.Schedule schedule = plan(file, 0.5).schedule();

        assertThat(schedule.before()).isPositive().isLessThanOrEqualTo(file.available(Phase.BEFORE));
        assertThat(schedule.after()).isPositive().isLessThanOrEqualTo(file.available(Phase.AFTER));
        assertThat(schedule.rate()).isLessThan(80);
    }

    @Test
    void refusesADriftThatIsNoPartOfTheTime() {
        assertThatThrownBy(() -> plan(new SampleStream(1, Difficulty.DEFAULT), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--drift-at");
    }

    private static DemoPlan plan(MessageSource source, double driftAt) {
        return new DemoPlan(source, Duration.ofMinutes(4), 80, driftAt, false, Optional.empty());
    }
}
