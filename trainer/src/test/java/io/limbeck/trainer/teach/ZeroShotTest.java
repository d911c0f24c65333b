package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.trainer.fit.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts lie around two directions; the sentence of a label lies beside its own, on the side of a third. */
class ZeroShotTest {
    private static final int WIDTH = 8;
    private static final List<float[]> SENTENCES = List.of(sentence(0), sentence(1));

    private final List<float[]> texts = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();

    @Test
    void meanConfidenceIsTheOneThatWasAskedFor() {
        texts(300, 300);

        for (double wanted : List.of(0.6, 0.7, 0.9)) {
            ZeroShot teacher = ZeroShot.of(SENTENCES, texts, wanted);

            // What forty halvings of ten leave.
            assertThat(ZeroShot.confidence(teacher.logits(texts), 1)).isCloseTo(wanted, within(1e-3));
        }
    }

    @Test
    void labelsThatShareTheTextsEvenlyAreMovedToTheirMiddle() {
        texts(300, 300);

        ZeroShot teacher = ZeroShot.of(SENTENCES, texts, 0.7);

        assertThat(teacher.evenness()).isGreaterThan(ZeroShot.EVEN);
        assertThat(accuracy(teacher)).isGreaterThan(accuracy(plain()) + 0.02);
    }

    @Test
    void labelsOfUnevenSharesStayWhereTheirSentencesAre() {
        texts(570, 30);

        ZeroShot teacher = ZeroShot.of(SENTENCES, texts, 0.7);

        assertThat(teacher.evenness()).isLessThan(ZeroShot.EVEN);
        assertThat(teacher.labels().get(0)).containsExactly(UnitVectors.unit(SENTENCES.get(0)));
        assertThat(teacher.centre()).containsOnly(0f);
    }

    @Test
    void labelThatWinsNoTextKeepsItsSentence() {
        texts(200, 200);
        List<float[]> sentences = new ArrayList<>(SENTENCES);
        for (int i = 4; i < WIDTH; i++) {
            sentences.add(axis(i, 1));
        }

        float[][] logits = ZeroShot.of(sentences, texts, 0.7).logits(List.of(axis(5, 1)));

        assertThat(Softmax.argmax(logits[0])).isEqualTo(3);
    }

    @Test
    void oneLabelIsNothingToTellApart() {
        texts(1, 1);

        assertThatThrownBy(() -> ZeroShot.of(SENTENCES.subList(0, 1), texts, 0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two labels");
    }

    private ZeroShot plain() {
        return new ZeroShot(SENTENCES.stream().map(UnitVectors::unit).toList(), new float[WIDTH], 1, 1);
    }

    private double accuracy(ZeroShot teacher) {
        float[][] logits = teacher.logits(texts);
        int right = 0;
        for (int r = 0; r < logits.length; r++) {
            right += Softmax.argmax(logits[r]) == truth.get(r) ? 1 : 0;
        }
        return right / (double) logits.length;
    }

    private void texts(int first, int second) {
        Random random = new Random(1);
        for (int r = 0; r < first + second; r++) {
            int label = r < first ? 0 : 1;
            float[] text = axis(label, 1);
            for (int i = 0; i < WIDTH; i++) {
                text[i] += (float) (0.4 * random.nextGaussian());
            }
            texts.add(text);
            truth.add(label);
        }
    }

    /** The sentence of label 0 leans to axis 2, in which texts only vary. */
    private static float[] sentence(int label) {
        float[] sentence = axis(label, 1);
        sentence[2] = label == 0 ? 1 : 0;
        return sentence;
    }

    private static float[] axis(int axis, float length) {
        float[] vector = new float[WIDTH];
        vector[axis] = length;
        return vector;
    }
}
