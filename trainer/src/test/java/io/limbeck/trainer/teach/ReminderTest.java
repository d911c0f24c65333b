package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.fit.Softmax;
import org.junit.jupiter.api.Test;

class ReminderTest {
    private static final float[] TEACHER = logits(0.5, 0.3, 0.2);
    private static final float[][] CHAMPION = {logits(0.9, 0.1), null};

    @Test
    void championSharesWhatTheTeacherGivesToItsLabelsAndLeavesNewOnesAlone() {
        double[] p = Softmax.of(new Reminder(CHAMPION, 0.5).beside(0, TEACHER), 1);

        // Half of 0.8, the part of the two that the champion knows, goes as it says. Logits are single precision.
        assertThat(p).containsExactly(new double[] {0.25 + 0.4 * 0.9, 0.15 + 0.4 * 0.1, 0.2}, within(1e-6));
    }

    @Test
    void rowThatTheChampionIsNotAskedAboutIsTheTeachersAlone() {
        assertThat(new Reminder(CHAMPION, 0.5).beside(1, TEACHER)).isSameAs(TEACHER);
        assertThat(new Reminder(CHAMPION, 0).beside(0, TEACHER)).isSameAs(TEACHER);
    }

    @Test
    void certaintyStaysFinite() {
        float[] sure = {0, -1000};

        float[] logits = new Reminder(new float[][] {sure}, 1).beside(0, new float[] {0, 0});

        assertThat(logits[0]).isCloseTo(0, within(1e-6f));
        assertThat(logits[1]).isBetween(-21f, -20f);
    }

    private static float[] logits(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) Math.log(probabilities[k]);
        }
        return logits;
    }
}
