package io.limbeck.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AcceptThresholdTest {

    @Test
    void fiftyNineRowsWithoutAMistakeAreTheFewestThatVouchForNinetyFivePercent() {
        assertThat(AcceptThreshold.fewestTrials(0.95)).isEqualTo(59);
        assertThat(threshold(58, 58)).isEmpty();
        assertThat(threshold(59, 59)).isPresent();
    }

    @Test
    void stopsAboveTheConfidenceFromWhichTooManyAreWrong() {
        // The first 600 of 1,000 are right, then every third is wrong.
        var threshold = threshold(1000, 600);

        assertThat(threshold).isPresent();
        assertThat(threshold.getAsDouble()).isBetween(confidence(700, 1000), confidence(550, 1000));
    }

    @Test
    void isAbsentWhereEvenTheSurestAreTooOftenWrong() {
        assertThat(threshold(1000, 0)).isEmpty();
    }

    @Test
    void rowsThatStandForManyCountForLessThanTheyWeigh() {
        double[] confidences = new double[100];
        boolean[] correct = new boolean[100];
        double[] weights = new double[100];
        for (int i = 0; i < 100; i++) {
            confidences[i] = confidence(i, 100);
            correct[i] = true;
            weights[i] = i < 5 ? 100 : 1; // an effective sample of 7 rows
        }

        assertThat(AcceptThreshold.of(confidences, correct, weights, 0.95)).isEmpty();
    }

    @Test
    void promisesTooMuchInAtMostOneRoundOfTwenty() {
        SplittableRandom random = new SplittableRandom(7);
        int broken = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            int n = 300;
            double[] confidences = new double[n];
            boolean[] correct = new boolean[n];
            for (int i = 0; i < n; i++) {
                confidences[i] = random.nextDouble();
                correct[i] = random.nextDouble() < chance(confidences[i]);
            }
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            var threshold = AcceptThreshold.of(confidences, correct, ones, 0.9);
            // Above t the mean of 0.6 + 0.4·c over c in [t, 1] is 0.8 + 0.2·t.
            if (threshold.isPresent() && 0.8 + 0.2 * threshold.getAsDouble() < 0.9) {
                broken++;
            }
        }

        // 5 % of 400 is 20; 32 would be three standard deviations more.
        assertThat(broken).isLessThan(32);
    }

    private static double chance(double confidence) {
        return 0.6 + 0.4 * confidence;
    }

    private static OptionalDouble threshold(int rows, int faultless) {
        double[] confidences = new double[rows];
        boolean[] correct = new boolean[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            confidences[i] = confidence(i, rows);
            correct[i] = i < faultless || i % 3 != 0;
            weights[i] = 1;
        }
        return AcceptThreshold.of(confidences, correct, weights, 0.95);
    }

    private static double confidence(int rank, int rows) {
        return 1 - 0.5 * rank / rows;
    }
}
