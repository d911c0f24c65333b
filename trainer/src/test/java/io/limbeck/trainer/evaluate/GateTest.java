package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final List<String> LABELS = List.of("a", "b");

    private final Gate gate = new Gate(GateSettings.defaults());

    @Test
    void promotesWhatIsBetterNowAndNoWorseBefore() {
        List<GateRow> rows = rows(300, true, 0.7, 0.9);
        rows.addAll(rows(300, false, 0.8, 0.8));

        Verdict verdict = gate.judge(rows, LABELS);

        assertThat(verdict).isInstanceOf(Verdict.Promoted.class);
        Difference recent = ((Verdict.Promoted) verdict).recent();
        assertThat(recent.mean()).isCloseTo(0.2, within(0.01));
        assertThat(recent.lower()).isBetween(0.1, 0.2);
    }

    @Test
    void refusesAModelThatIsPlainlyWorse() {
        List<GateRow> rows = rows(300, true, 0.9, 0.3);

        assertThat(gate.judge(rows, LABELS)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesWhatForgotThePast() {
        List<GateRow> rows = rows(300, true, 0.7, 0.9);
        rows.addAll(rows(300, false, 0.9, 0.7));

        Verdict verdict = gate.judge(rows, LABELS);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("reference window").doesNotContain("recent window");
    }

    @Test
    void aPastOfFewRowsDoesNotVetoTheModelThatLearnedADrift() {
        List<GateRow> rows = rows(300, true, 0.5, 0.9);
        rows.addAll(rows(100, false, 0.94, 0.93));

        assertThat(gate.judge(rows, LABELS)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void aSmallGainDoesNotPayForAPossibleLoss() {
        List<GateRow> rows = rows(600, true, 0.80, 0.82);
        rows.addAll(rows(100, false, 0.94, 0.92));

        Verdict verdict = gate.judge(rows, LABELS);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("reference window").doesNotContain("recent window");
    }

    @Test
    void refusesAnEqualModel() {
        assertThat(gate.judge(rows(300, true, 0.8, 0.8), LABELS)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void saysThatItCannotTellWhereRowsAreFew() {
        Verdict verdict = gate.judge(rows(49, true, 0.1, 0.9), LABELS);

        assertThat(verdict).isEqualTo(new Verdict.Insufficient(49, 50));
        assertThat(verdict.promotes()).isFalse();
    }

    @Test
    void oneClassThatCollapsesVetoesAGainElsewhere() {
        List<GateRow> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(new GateRow("a" + i, 0, i % 2, 0, true)); // half right, then all
        }
        for (int i = 0; i < 60; i++) {
            rows.add(new GateRow("b" + i, 1, 1, i % 2, true)); // all right, then half
        }

        Verdict verdict = gate.judge(rows, LABELS);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("class 'b' loses 50.0 points on 60 rows");
    }

    @Test
    void rowsOfOneClusterAreOneWitness() {
        List<GateRow> alike = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Ten texts, thirty copies each; six of the ten gained and four lost.
            boolean gained = i % 10 < 6;
            alike.add(new GateRow("text" + i % 10, 0, gained ? 1 : 0, gained ? 0 : 1, true));
        }

        assertThat(gate.difference(alike).mean()).isCloseTo(0.2, within(1e-9));
        assertThat(gate.difference(alike).lower()).isLessThan(-0.1);
    }

    @Test
    void equalChallengersAreSeldomVetoedByTheirClasses() {
        int vetoed = 0;
        for (int round = 0; round < 100; round++) {
            var random = new SplittableRandom(round);
            List<GateRow> rows = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int k = 0; k < 27; k++) {
                labels.add("class" + k);
                for (int i = 0; i < 30; i++) {
                    int champion = random.nextDouble() < 0.85 ? k : 99;
                    int challenger = random.nextDouble() < 0.85 ? k : 99;
                    rows.add(new GateRow(k + "-" + i, k, champion, challenger, true));
                }
            }
            vetoed += gate.judge(rows, labels).reason().contains("class '") ? 1 : 0;
        }

        assertThat(vetoed).isLessThan(12);
    }

    /** Rows of two labels on which the models have these accuracies, their mistakes spread evenly. */
    private static List<GateRow> rows(int n, boolean recent, double champion, double challenger) {
        List<GateRow> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int gold = i % 2;
            int place = (i * 37 + 11) % 100;
            rows.add(new GateRow(
                    recent + "-" + i,
                    gold,
                    place < 100 * champion ? gold : 1 - gold,
                    place < 100 * challenger ? gold : 1 - gold,
                    recent));
        }
        return rows;
    }
}
