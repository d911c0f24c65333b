package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.evaluate.TemperatureFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A weighted mix of experts. They err differently: one knows the language, another the words of the task. Each is
 * calibrated, then the mix has the logits {@code Σ weight · logits / temperature}, and is calibrated again. Weights and
 * temperatures are those of least loss on answers that no expert was helped with: beginning with the best expert, each
 * other is given the share at which it helps most, none if it does not help.
 *
 * @param voices the experts, the best first
 * @param temperature by which the mixed logits are divided
 * @param outOfFold scores of the mix on the labelled contents
 */
public record Teacher(List<Voice> voices, double temperature, Scores outOfFold) {
    private static final int STEPS = 10;

    public Teacher {
        voices = List.copyOf(voices);
        Objects.requireNonNull(outOfFold, "outOfFold");
        if (voices.isEmpty()) {
            throw new IllegalArgumentException("a teacher has at least one voice");
        }
    }

    /**
     * One expert in the mix.
     *
     * @param temperature by which its logits are divided
     * @param weight in [0, 1]; all add up to 1
     */
    public record Voice(Expert expert, double temperature, double weight) {
        private float[][] said(Function<Expert, float[][]> question) {
            return scaled(question.apply(expert), weight / temperature);
        }
    }

    /** @param gold labels of the round's labelled contents */
    public static Teacher mix(List<Expert> experts, int[] gold) {
        List<Teacher> alone = new ArrayList<>();
        for (Expert expert : experts) {
            double temperature = temperature(expert.outOfFold(), gold);
            alone.add(of(List.of(new Voice(expert, temperature, 1)), gold));
        }
        alone.sort(Comparator.comparingDouble(teacher -> teacher.outOfFold.nll()));
        Teacher all = alone.get(0);
        for (Teacher other : alone.subList(1, alone.size())) {
            all = all.joinedBy(other.voices.get(0), gold);
        }
        return all;
    }

    /** Calibrated logits for contents whose labels no expert was fitted on. */
    public float[][] logits(List<Content> contents) {
        return answers(expert -> expert.logits(contents));
    }

    /** Calibrated logits for the round's labelled contents, each without the help of its own label. */
    public float[][] outOfFoldLogits() {
        return answers(Expert::outOfFold);
    }

    /** Calibrated logits for the round's other contents, from experts that saw no label of {@code fold}. */
    public float[][] others(int fold) {
        return answers(expert -> expert.others(fold));
    }

    /** With one more voice, at the share of least loss; 0 where none is less. */
    private Teacher joinedBy(Voice other, int[] gold) {
        Teacher best = of(beside(other, 0), gold);
        for (int step = 1; step <= STEPS; step++) {
            Teacher louder = of(beside(other, step / (double) STEPS), gold);
            best = louder.outOfFold.nll() < best.outOfFold.nll() ? louder : best;
        }
        return best;
    }

    private List<Voice> beside(Voice other, double share) {
        List<Voice> all = new ArrayList<>();
        voices.forEach(voice -> all.add(new Voice(voice.expert, voice.temperature, voice.weight * (1 - share))));
        all.add(new Voice(other.expert, other.temperature, share));
        return all;
    }

    private static Teacher of(List<Voice> voices, int[] gold) {
        float[][] mixed = mixed(voices, Expert::outOfFold);
        double temperature = temperature(mixed, gold);
        return new Teacher(voices, temperature, Scores.of(mixed, gold, temperature));
    }

    private float[][] answers(Function<Expert, float[][]> question) {
        return scaled(mixed(voices, question), 1 / temperature);
    }

    private static float[][] mixed(List<Voice> voices, Function<Expert, float[][]> question) {
        float[][] sum = null;
        for (Voice voice : voices) {
            if (voice.weight > 0) {
                float[][] said = voice.said(question);
                sum = sum == null ? said : sum(sum, said);
            }
        }
        return sum;
    }

    private static double temperature(float[][] logits, int[] gold) {
        double[] ones = new double[gold.length];
        Arrays.fill(ones, 1);
        return TemperatureFit.of(logits, gold, ones);
    }

    private static float[][] scaled(float[][] logits, double times) {
        float[][] scaled = new float[logits.length][];
        for (int r = 0; r < logits.length; r++) {
            scaled[r] = new float[logits[r].length];
            for (int k = 0; k < scaled[r].length; k++) {
                scaled[r][k] = (float) (times * logits[r][k]);
            }
        }
        return scaled;
    }

    private static float[][] sum(float[][] a, float[][] b) {
        for (int r = 0; r < a.length; r++) {
            for (int k = 0; k < a[r].length; k++) {
                a[r][k] += b[r][k];
            }
        }
        return a;
    }
}
