package io.limbeck.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    @Test
    void withoutFeaturesTheBiasGivesTheFrequencies() {
        SparseRows.Builder rows = new SparseRows.Builder(1);
        int[] gold = {0, 0, 0, 1, 1, 1, 1, 1, 1, 2};
        for (int i = 0; i < gold.length; i++) {
            rows.endRow();
        }
        SparseRows empty = rows.build();

        LinearHead head = new LogisticRegression(1, 100).fit(empty, gold, 3);

        double[] p = Softmax.of(head.logits(empty)[0], 1);
        assertThat(p).containsExactly(new double[] {0.3, 0.6, 0.1}, within(1e-4));
    }

    @Test
    void endsWhereTheGradientOfThePenalisedLossVanishes() {
        SparseRows rows = new SparseRows.Builder(1)
                .feature(0, 1f)
                .endRow()
                .feature(0, -1f)
                .endRow()
                .build();

        LinearHead head = new LogisticRegression(1, 100).fit(rows, new int[] {0, 1}, 2);

        // By symmetry w1 = -w0 and the bias is 0; then 2·(1 - σ(2w)) = w, whose root is 0.4686...
        double w = head.weights()[0];
        assertThat(2 * (1 - 1 / (1 + Math.exp(-2 * w)))).isCloseTo(w, within(1e-4));
        assertThat(head.weights()[1]).isCloseTo(-w, within(1e-4));
    }

    @Test
    void strongerPenaltyGivesSmallerWeights() {
        TrainingRows rows = Synthetic.rows(200, 3, 60, 1);

        LinearHead strong = new LogisticRegression(0.1, 100).fit(rows.features(), rows.gold(), 3);
        LinearHead weak = new LogisticRegression(100, 100).fit(rows.features(), rows.gold(), 3);

        assertThat(norm(strong)).isLessThan(0.5 * norm(weak));
    }

    private static double norm(LinearHead head) {
        double sum = 0;
        for (double w : head.weights()) {
            sum += w * w;
        }
        return Math.sqrt(sum);
    }
}
