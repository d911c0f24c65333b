package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TabularContent;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Scored;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleDraft.Graph;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxClassifierTest {
    private static final SessionSettings SETTINGS = SessionSettings.cpu(1);

    @TempDir
    Path directory;

    private final Fixtures fixtures = new Fixtures();

    @Test
    void probabilitiesAreTheSoftmaxOfItsLogitsAtItsTemperature() throws Exception {
        try (Classifier classifier = load(fixtures.fp32())) {
            for (String text : Fixtures.TEXTS) {
                Scored scored = classifier.score(List.of(new TextContent(text))).get(0);

                double[] expected = Calibration.probabilities(fixtures.logits(text), 2.0);
                // The graph sums in single precision, the fixture in double.
                assertThat(scored.probabilities()).containsExactly(expected, within(1e-5));
                assertThat(scored.confidence())
                        .isEqualTo(scored.probabilities()[Fixtures.LABELS.indexOf(scored.label())])
                        .isGreaterThanOrEqualTo(1.0 / 3);
            }
        }
    }

    @Test
    void sayWhatTheBundleSays() throws Exception {
        try (OnnxClassifier classifier = load(fixtures.fp32())) {
            assertThat(classifier.labels()).isEqualTo(Fixtures.LABELS);
            assertThat(classifier.version()).isEqualTo(7);
            assertThat(classifier.cleaningVersion()).isEqualTo("c1");
            assertThat(classifier.acceptThreshold()).hasValue(0.75);
            assertThat(classifier.provisional()).isTrue();
            assertThat(classifier.device()).isEqualTo("cpu");
        }
    }

    @Test
    void noRowDependsOnItsBatchMates() throws Exception {
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            contents.add(new TextContent("order " + "xyzzy 退款 plugh ".repeat(i % 40) + (char) ('a' + i % 26)));
        }
        try (Classifier classifier = load(fixtures.fp32())) {
            List<Scored> together = classifier.score(contents);

            assertThat(together).hasSize(contents.size());
            for (int i = 0; i < contents.size(); i++) {
                double[] alone =
                        classifier.score(List.of(contents.get(i))).get(0).probabilities();
                assertThat(together.get(i).probabilities()).as("row %d", i).isEqualTo(alone);
            }
        }
    }

    @Test
    void emptyBatchEmptyTextAndLongTextAreScored() throws Exception {
        String book = IntStream.range(0, 50_000)
                .mapToObj(i -> Integer.toString(i, 36))
                .reduce(new StringBuilder(), (all, word) -> all.append(word).append(' '), StringBuilder::append)
                .toString();
        try (Classifier classifier = load(fixtures.fp32())) {
            assertThat(classifier.score(List.of())).isEmpty();
            assertThat(classifier.score(List.of(new TextContent(""), new TextContent(book))))
                    .hasSize(2);
            assertThat(classifier.length(new TextContent(""))).isEqualTo(1);
        }
    }

    @Test
    void otherKindsOfContentAreRefused() throws Exception {
        try (Classifier classifier = load(fixtures.fp32())) {
            assertThatThrownBy(() -> classifier.score(List.of(new TabularContent(Map.of()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this model reads text, not tabular");
        }
    }

    @Test
    void graphThatAnswersOtherwiseThanWhereItWasMadeIsRefused() throws Exception {
        BundleRefused refused = refusal(fixtures.bundle(directory, fixtures.graph(Precision.FP32, 1, 0.001f)));

        assertThat(refused.reason()).isEqualTo(Reason.WRONG_OUTPUTS);
        assertThat(refused).hasMessageContaining("FP32: golden output 0 differs by 0.0010, more than 0.00010");
    }

    @Test
    void soundGraphServesWhereTheOtherIsNot() throws Exception {
        try (OnnxClassifier fp32 =
                OnnxClassifier.load(bundle("a", fixtures.fp32(), fixtures.graph(Precision.INT8, 1, 5)), 1, SETTINGS)) {
            assertThat(fp32.precision()).isEqualTo(Precision.FP32);
        }
        try (OnnxClassifier int8 =
                OnnxClassifier.load(bundle("b", fixtures.graph(Precision.FP32, 1, 1), fixtures.int8()), 1, SETTINGS)) {
            assertThat(int8.precision()).isEqualTo(Precision.INT8);
        }
    }

    @Test
    void int8MayDifferALittle() throws Exception {
        try (OnnxClassifier classifier = OnnxClassifier.load(
                bundle("a", fixtures.graph(Precision.FP32, 1, 1), fixtures.graph(Precision.INT8, 1, 0.01f)),
                1,
                SETTINGS)) {
            assertThat(classifier.precision()).isEqualTo(Precision.INT8);
        }
    }

    @Test
    void fileThatIsNoModelIsRefused() throws Exception {
        Graph broken = new Graph(
                new Variant(Precision.FP32, 1, null), new byte[] {1, 2, 3}, new float[Fixtures.TEXTS.size()][3]);

        assertThat(refusal(fixtures.bundle(directory, broken)).reason()).isEqualTo(Reason.WRONG_OUTPUTS);
    }

    @Test
    void unknownArchitectureIsRefused() throws Exception {
        BundleRefused refused = refusal(fixtures.bundle(directory, "quantum", fixtures.fp32()));

        assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_ARCHITECTURE);
        assertThat(refused).hasMessageContaining("quantum");
    }

    @Test
    void manyThreadsGetTheSameAnswers() throws Exception {
        List<Content> contents = fixtures.goldens();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Classifier classifier = load(fixtures.fp32())) {
            List<double[]> expected = probabilities(classifier.score(contents));
            List<Future<List<double[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                answers.add(threads.submit(() -> probabilities(classifier.score(contents))));
            }

            for (Future<List<double[]>> answer : answers) {
                assertThat(answer.get().toArray(double[][]::new)).isDeepEqualTo(expected.toArray(double[][]::new));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingWhileOthersScoreNeverHarmsThem() throws Exception {
        List<Content> contents = fixtures.goldens();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Classifier classifier = load(fixtures.fp32());
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> scoreUntilClosed(classifier, contents)));
            }
            classifier.score(contents);
            classifier.close();

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isNotNegative();
            }
            classifier.close();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int scoreUntilClosed(Classifier classifier, List<Content> contents) {
        int scored = 0;
        while (true) {
            try {
                scored += classifier.score(contents).size();
            } catch (IllegalStateException closed) {
                return scored;
            }
        }
    }

    private static List<double[]> probabilities(List<Scored> scored) {
        return scored.stream().map(Scored::probabilities).toList();
    }

    private OnnxClassifier load(Graph... graphs) throws Exception {
        return OnnxClassifier.load(fixtures.bundle(directory, graphs), 7, SETTINGS);
    }

    private Bundle bundle(String name, Graph... graphs) throws IOException {
        return fixtures.bundle(directory.resolve(name), graphs);
    }

    private static BundleRefused refusal(Bundle bundle) {
        BundleRefused refused =
                catchThrowableOfType(BundleRefused.class, () -> OnnxClassifier.load(bundle, 1, SETTINGS));
        assertThat(refused).isNotNull();
        return refused;
    }
}
