package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final List<String> LABELS = List.of("a", "b");

    private static final Cost COST = new Cost(50, 10_000_000);
    private static final Costs EQUAL = new Costs(Optional.of(COST), COST, true);

    private final Gate gate = new Gate(GateSettings.defaults());

    @Test
    void promotesWhatIsBetterNowAndNoWorseBefore() {
        List<GateRow> rows = rows(300, true, 0.7, 0.9);
        rows.addAll(rows(300, false, 0.8, 0.8));

        Verdict verdict = gate.judge(rows, LABELS, EQUAL);

        assertThat(verdict).isInstanceOf(Verdict.Promoted.class);
        Difference recent = ((Verdict.Promoted) verdict).recent();
        assertThat(recent.mean()).isCloseTo(0.2, within(0.01));
        assertThat(recent.lower()).isBetween(0.1, 0.2);
    }

    @Test
    void refusesAModelThatIsPlainlyWorse() {
        List<GateRow> rows = rows(300, true, 0.9, 0.3);

        assertThat(gate.judge(rows, LABELS, EQUAL)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesWhatForgotThePast() {
        List<GateRow> rows = rows(300, true, 0.7, 0.9);
        rows.addAll(rows(300, false, 0.9, 0.7));

        Verdict verdict = gate.judge(rows, LABELS, EQUAL);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("reference window").doesNotContain("recent window");
    }

    @Test
    void aPastOfFewRowsDoesNotVetoTheModelThatLearnedADrift() {
        List<GateRow> rows = rows(300, true, 0.5, 0.9);
        rows.addAll(rows(100, false, 0.94, 0.93));

        assertThat(gate.judge(rows, LABELS, EQUAL)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void aSmallGainDoesNotPayForAPossibleLoss() {
        List<GateRow> rows = rows(600, true, 0.80, 0.82);
        rows.addAll(rows(100, false, 0.94, 0.92));

        Verdict verdict = gate.judge(rows, LABELS, EQUAL);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("reference window").doesNotContain("recent window");
    }

    @Test
    void refusesAnEqualModel() {
        assertThat(gate.judge(rows(300, true, 0.8, 0.8), LABELS, EQUAL)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void saysThatItCannotTellWhereRowsAreFew() {
        Verdict verdict = gate.judge(rows(49, true, 0.1, 0.9), LABELS, EQUAL);

        assertThat(verdict).isEqualTo(new Verdict.Insufficient(49, 50));
        assertThat(verdict.promotes()).isFalse();
    }

    @Test
    void oneClassThatCollapsesVetoesAGainElsewhere() {
        List<GateRow> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(row("a" + i, 0, 2 * (i % 2), 0, true)); // half right, then all
        }
        for (int i = 0; i < 60; i++) {
            rows.add(row("b" + i, 1, 1, i % 2, true)); // all right, then half
        }

        Verdict verdict = gate.judge(rows, LABELS, EQUAL);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("class 'b' loses 33.3 points of F1 on 60 rows");
    }

    @Test
    void aClassAfterWhichTooMuchWasCalledVetoesOnlyIfItIsOverlookedNow() {
        assertThat(gate.judge(overCalled(30), LABELS, EQUAL)).isInstanceOf(Verdict.Promoted.class);
        Verdict verdict = gate.judge(overCalled(60), LABELS, EQUAL);
        assertThat(verdict.reason()).contains("class 'b' loses 37.5 points of F1 on 60 rows");
    }

    /** The champion calls half of the rows of a b, the challenger none, but of 60 that are it overlooks so many. */
    private static List<GateRow> overCalled(int overlooked) {
        List<GateRow> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(row("a" + i, 0, i % 2, 0, true));
        }
        for (int i = 0; i < 60; i++) {
            rows.add(row("b" + i, 1, 1, i < overlooked ? 0 : 1, true));
        }
        return rows;
    }

    @Test
    void rowsOfOneClusterAreOneWitness() {
        List<GateRow> alike = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Ten texts, thirty copies each; six of the ten gained and four lost.
            boolean gained = i % 10 < 6;
            alike.add(row("text" + i % 10, 0, gained ? 1 : 0, gained ? 0 : 1, true));
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
                    rows.add(row(k + "-" + i, k, champion, challenger, true));
                }
            }
            vetoed += gate.judge(rows, labels, EQUAL).reason().contains("class '") ? 1 : 0;
        }

        assertThat(vetoed).isLessThan(12);
    }

    @Test
    void refusesWhatIsTooSlowBesideAChampionOfItsKind() {
        Costs slow = new Costs(Optional.of(COST), new Cost(151, 10_000_000), true);

        Verdict verdict = gate.judge(better(), LABELS, slow);

        assertThat(verdict)
                .isEqualTo(new Verdict.Refused(
                        List.of("too slow: 151.0 µs a record, the champion takes 50.0, the limit is 3.0 times that")));
        assertThat(gate.judge(better(), LABELS, new Costs(Optional.of(COST), new Cost(149, 10_000_000), true)))
                .isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void modelOfAnotherKindIsHeldToTheLatencyLimitAlone() {
        assertThat(gate.judge(better(), LABELS, new Costs(Optional.of(COST), new Cost(9_000, 1), false)))
                .isInstanceOf(Verdict.Promoted.class);

        assertThat(gate.judge(better(), LABELS, new Costs(Optional.of(COST), new Cost(10_001, 1), false)))
                .isEqualTo(new Verdict.Refused(List.of("too slow: 10001.0 µs a record, the limit is 10000.0")));
    }

    @Test
    void refusesWhatIsTooLargeWhateverItGains() {
        Verdict verdict = gate.judge(better(), LABELS, new Costs(Optional.of(COST), new Cost(50, 300_000_000), true));

        assertThat(verdict)
                .isEqualTo(new Verdict.Refused(List.of("too large: 300,000,000 bytes, the limit is 268,435,456")));
    }

    @Test
    void firstModelIsHeldToTheLimitsToo() {
        assertThat(gate.first(new Costs(Optional.empty(), COST, false))).isInstanceOf(Verdict.First.class);

        Verdict verdict = gate.first(new Costs(Optional.empty(), new Cost(20_000, 300_000_000), false));

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason()).contains("too slow").contains("too large");
    }

    @Test
    void saysWhatAPromotedModelCosts() {
        assertThat(gate.judge(better(), LABELS, EQUAL).reason())
                .contains("50.0 µs a record, 10.0 MB against 50.0 µs a record, 10.0 MB");
    }

    @Test
    void refusesAModelWhoseConfidenceSaysNothing() {
        Verdict verdict = gate.judge(confident(400, 0.7, 0.7, 0.8, 0.99), LABELS, EQUAL);

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(verdict.reason())
                .contains("calibration error 0.190 on 400 rows")
                .contains("the limit is 0.100");
    }

    @Test
    void badCalibrationIsBetterThanAChampionsWorse() {
        // The champion is right in 50 of 100 cases and says 0.9.
        List<GateRow> rows = confident(400, 0.5, 0.9, 0.8, 0.99);

        assertThat(gate.judge(rows, LABELS, EQUAL)).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void calibrationIsNotJudgedOnFewRowsOrOnStandInsAnswers() {
        List<GateRow> rows = better();
        rows.addAll(confident(49, 0.5, 0.9, 0.8, 0.99));

        assertThat(gate.calibration(rows, GateRow::challenger)).isEmpty();
        assertThat(gate.judge(rows, LABELS, EQUAL)).isInstanceOf(Verdict.Promoted.class);
    }

    /** Rows on which the challenger is plainly better. */
    private static List<GateRow> better() {
        List<GateRow> rows = rows(300, true, 0.7, 0.9);
        rows.addAll(rows(300, false, 0.8, 0.8));
        return rows;
    }

    /** Recent rows with both models' accuracy, and their confidence. */
    private static List<GateRow> confident(int n, double champion, double sure, double challenger, double confidence) {
        return rows(n, true, champion, challenger).stream()
                .map(row -> new GateRow(
                        row.cluster() + "c",
                        row.gold(),
                        new Answer(row.champion().label(), sure),
                        new Answer(row.challenger().label(), confidence),
                        true))
                .toList();
    }

    private static GateRow row(String cluster, int gold, int champion, int challenger, boolean recent) {
        return new GateRow(cluster, gold, Answer.of(champion), Answer.of(challenger), recent);
    }

    /** Rows of two labels on which the models have these accuracies, their mistakes spread evenly. */
    private static List<GateRow> rows(int n, boolean recent, double champion, double challenger) {
        List<GateRow> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int gold = i % 2;
            int place = (i * 37 + 11) % 100;
            rows.add(row(
                    recent + "-" + i,
                    gold,
                    place < 100 * champion ? gold : 1 - gold,
                    place < 100 * challenger ? gold : 1 - gold,
                    recent));
        }
        return rows;
    }
}
