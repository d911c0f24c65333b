package io.limbeck.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.compress.SignedBytes;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.Softmax;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NgramExportTest {
    private static final int CLASSES = 3;
    private static final int HIDDEN = 5;

    private final List<Content> texts = texts();
    private final TextEncoder encoder =
            TextEncoder.fit(NgramSettings.defaults().withBits(10, 10), Contents.texts(texts));
    private final StudentWeights student = random(encoder.rows());

    @Test
    void onnxRuntimeGivesTheTrainersLogits() throws IOException {
        float[][] trained = StudentFit.logits(student, EncodedContents.of(encoder, texts));

        float[][] exported = logits(NgramExport.fp32(student), texts);

        for (int r = 0; r < trained.length; r++) {
            assertThat(exported[r]).containsExactly(trained[r], within(1e-4f));
        }
    }

    @Test
    void weightsComeBackFromTheGraph() {
        StudentWeights read = NgramExport.read(NgramExport.fp32(student));

        assertThat(read.table()).isEqualTo(student.table());
        assertThat(read.bias()).isEqualTo(student.bias());
        assertThat(read.hiddenBias()).isEqualTo(student.hiddenBias());
        assertThat(read.out()).isEqualTo(student.out());
    }

    @Test
    void otherBytesAreNoStudent() {
        assertThatThrownBy(() -> NgramExport.read(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void compressedGraphStaysCloseToTheFullOne() throws IOException {
        float[][] full = logits(NgramExport.fp32(student), texts);

        float[][] small = logits(NgramExport.int8(student, SignedBytes.of(student.table(), student.buckets())), texts);

        int agreed = 0;
        for (int r = 0; r < full.length; r++) {
            // A step is at most 1/127 of a row's largest value, and rounding errs by half of it.
            assertThat(small[r]).containsExactly(full[r], within(0.3f));
            agreed += Softmax.argmax(full[r]) == Softmax.argmax(small[r]) ? 1 : 0;
        }
        assertThat(agreed).isGreaterThan((int) (0.97 * full.length));
    }

    @Test
    void compressedGraphAnswersARecordAloneAsInABatch() throws IOException {
        byte[] onnx = NgramExport.int8(student, SignedBytes.of(student.table(), student.buckets()));
        float[][] together = logits(onnx, texts);

        for (int r = 0; r < texts.size(); r++) {
            assertThat(logits(onnx, texts.subList(r, r + 1))[0]).containsExactly(together[r], within(1e-5f));
        }
    }

    @Test
    void largestValueOfEachRowSurvivesCompression() {
        SignedBytes table = SignedBytes.of(student.table(), student.buckets());

        for (int row = 0; row < student.buckets(); row++) {
            float largest = 0;
            float kept = 0;
            for (int i = row * student.width(); i < (row + 1) * student.width(); i++) {
                largest = Math.max(largest, Math.abs(student.table()[i]));
                kept = Math.max(kept, Math.abs(table.values()[i] * table.scales()[row]));
            }
            assertThat(kept).isCloseTo(largest, within(1e-5f));
        }
    }

    private float[][] logits(byte[] onnx, List<Content> contents) throws IOException {
        try (TrialModel model = TrialModel.open(onnx, encoder, CLASSES, SessionSettings.cpu(1))) {
            return model.logits(contents);
        }
    }

    private static List<Content> texts() {
        List<Content> texts = new ArrayList<>(
                Tickets.labelled(60, 4).stream().map(Row::content).toList());
        texts.add(new TextContent(""));
        texts.add(new TextContent("退款什么时候到账"));
        texts.add(new TextContent("a long one ".repeat(60)));
        return texts;
    }

    private static StudentWeights random(int buckets) {
        Random random = new Random(5);
        return new StudentWeights(
                CLASSES,
                HIDDEN,
                buckets,
                gaussian(random, buckets * (CLASSES + HIDDEN)),
                gaussian(random, CLASSES),
                gaussian(random, HIDDEN),
                gaussian(random, CLASSES * HIDDEN));
    }

    private static float[] gaussian(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
