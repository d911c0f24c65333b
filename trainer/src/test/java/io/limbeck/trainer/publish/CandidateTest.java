package io.limbeck.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final Candidate FULL = candidate("fp32", 1000, 0.9);

    @Test
    void fasterGraphThatIsAsGoodPasses() {
        assertThat(candidate("int8", 1001, 0.9).judged(FULL, 2000, true).refused())
                .isEmpty();
    }

    @Test
    void slowerGraphIsRefused() {
        assertThat(candidate("int8", 999, 0.95).judged(FULL, 2000, true).refused())
                .hasValue("it is no faster here");
    }

    @Test
    void slowerGraphMayStillBeOfUseForItsSize() {
        assertThat(candidate("int8", 500, 0.9).judged(FULL, 2000, false).refused())
                .isEmpty();
    }

    @Test
    void badGraphIsRefusedHoweverFast() {
        assertThat(candidate("int8", 9000, 0.894).judged(FULL, 2000, true).refused())
                .hasValue("it is less accurate");
        assertThat(candidate("int8", 9000, 0.896).judged(FULL, 2000, true).refused())
                .isEmpty();
    }

    @Test
    void onFewRowsTwoAnswersMoreOrLessAreChance() {
        assertThat(candidate("int8", 9000, 0.9 - 2 / 160.0)
                        .judged(FULL, 160, true)
                        .refused())
                .isEmpty();
        assertThat(candidate("int8", 9000, 0.9 - 3 / 160.0)
                        .judged(FULL, 160, true)
                        .refused())
                .hasValue("it is less accurate");
    }

    @Test
    void figuresCarryItsName() {
        assertThat(candidate("int8", 999, 0.9).judged(FULL, 2000, true).figures())
                .containsEntry("candidate.int8.recordsPerSecond", 999.0)
                .containsEntry("candidate.int8.passed", 0.0)
                .hasSize(5);
    }

    private static Candidate candidate(String name, double rate, double accuracy) {
        return new Candidate(name, 10, rate, accuracy, 0.3, Optional.empty());
    }
}
