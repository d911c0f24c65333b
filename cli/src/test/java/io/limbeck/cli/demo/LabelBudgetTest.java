package io.limbeck.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LabelBudgetTest {
    @Property(tries = 300)
    void neverAllowsMoreThanATenth(
            @ForAll @LongRange(min = 100, max = 1_000_000) long messages,
            @ForAll @DoubleRange(min = 0, max = 1) double progress,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double driftAt) {
        LabelBudget budget = new LabelBudget(messages, LabelBudget.seedsFor(messages));

        assertThat(budget.allowed(progress, driftAt)).isLessThanOrEqualTo(messages / 10);
        assertThat(budget.allowed(progress, driftAt)).isGreaterThanOrEqualTo(budget.seeds());
    }

    @Test
    void keepsMostLabelsForAfterTheDrift() {
        LabelBudget budget = new LabelBudget(20_000, 400);

        assertThat(budget.allowed(0, 0.5)).isEqualTo(400);
        assertThat(budget.allowed(0.5, 0.5)).isEqualTo(850);
        assertThat(budget.allowed(1, 0.5)).isEqualTo(1900);
    }
}
