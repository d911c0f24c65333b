package io.limbeck.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void drawsTheSameFromTheSameSeed() {
        assertThat(draws(FaultPlan.ofSeed(7))).isEqualTo(draws(FaultPlan.ofSeed(7)));
        assertThat(draws(FaultPlan.ofSeed(7))).isNotEqualTo(draws(FaultPlan.ofSeed(8)));
    }

    @Test
    void drawsBothEnds() {
        assertThat(draws(FaultPlan.ofSeed(7))).containsOnly(3, 4, 5).contains(3, 5);
    }

    private static List<Integer> draws(FaultPlan plan) {
        return Stream.generate(() -> plan.between(3, 5)).limit(50).toList();
    }
}
