package io.limbeck.trainer.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.Matching;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.publish.TransformerStudent;
import io.limbeck.trainer.teach.WordEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerStudentsTest {
    private static final Distillation LABELS = new Distillation(0.0, 2.0);
    private static final Distillation TAUGHT = new Distillation(0.7, 2.0);
    private static final String WORDS = "embeddings.word_embeddings.weight";
    private static final List<Content> SEEN = List.of(text("red apple"), text("green apple"), text("red red car"));
    private static final TaughtRows ROWS = TaughtRows.labelled(SEEN, new int[] {0, 1, 0}, 2);
    private static final TaughtRows NONE = TaughtRows.labelled(List.of(), new int[0], 2);

    @TempDir
    Path root;

    private Path directory;

    @BeforeEach
    void layOut() throws IOException {
        directory = TinyDirectory.write(root.resolve("tiny"), List.of("red", "green", "apple", "car", "house"));
    }

    @Test
    void beginsWithLayersOfTheSourceAndThePiecesThatTheStreamUses() throws IOException {
        TransformerStudent student = trained(List.of(), 3);

        assertThat(student.weights().encoder().shape().layers()).hasSize(2);
        // Four special pieces, 26 letters at a word's beginning and as many within, and the three most frequent words.
        assertThat(student.weights().encoder().shape().vocabulary()).isEqualTo(4 + 52 + 3);
        assertThat(student.encoder().encode(List.of("red car house")).get(0).ids())
                .hasSize(2 + 1 + 3 + 5);
        assertThat(student.encoder().widest()).isEqualTo(16);
    }

    @Test
    void keepsTheLayersThatAreNamed() throws IOException {
        assertThat(trained(List.of(0, 1, 3), 3).weights().encoder().shape().layers())
                .hasSize(3);
    }

    @Test
    void saysThatTheSourceHasNoSuchLayer() {
        assertThatThrownBy(() -> students(List.of(0, 5), 3).afresh(SEEN, 2))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none of number 5");
    }

    @Test
    void answersAsTheGraphDoesFromWhichItsSuccessorGoesOn() throws IOException {
        TransformerStudents students = students(List.of(), 3);
        TransformerStudent first = trained(List.of(), 3);
        Training next = students.after(first.encoder(), first.fp32(), SEEN, 3).orElseThrow();

        TransformerTraining going = (TransformerTraining) next;

        assertThat(going.encoder()).isSameAs(first.encoder());
        assertThat(going.start().classes()).isEqualTo(3);
        assertThat(going.start().head()).startsWith(first.weights().head());
        String query = "encoder.layer.1.attention.self.query.weight";
        assertThat(going.start().encoder().tensor(query))
                .isEqualTo(first.weights().encoder().tensor(query));
    }

    @Test
    void doesNotGoOnFromAnotherArchitecture() throws IOException {
        TextEncoder other = TextEncoder.fit(NgramSettings.defaults(), List.of("red apple"));

        assertThat(students(List.of(), 3).after(other, new byte[0], SEEN, 2)).isEmpty();
    }

    @Test
    void resemblesOnlyTheEncoderThatItIsAPartOf() throws IOException {
        Training training = students(List.of(), 3).afresh(SEEN, 2);

        assertThat(training.resembles(new WordEmbedder(Map.of("red", TinyDirectory.HIDDEN - 1))))
                .isFalse();
    }

    @Test
    void tellsOfEveryStep() throws IOException {
        AtomicLong steps = new AtomicLong();

        students(List.of(), 3).afresh(SEEN, 2).train(ROWS, NONE, LABELS, steps::addAndGet);

        assertThat(steps).hasValue(4);
    }

    @Test
    void looksForNobodyToBeMatchedWithUnlessThatHasAWeight() throws IOException {
        TransformerStudents students = students(List.of(), 3);
        TransformerStudent first = trained(List.of(), 3);

        assertThat(((TransformerTraining) students.afresh(SEEN, 2)).matching()).isEmpty();
        assertThat(after(students, first).matching()).isEmpty();
    }

    @Test
    void isMatchedWithItsSourceOverItsOwnPieces() throws IOException {
        TransformerTraining training =
                (TransformerTraining) students(directory, List.of(), 1.0).afresh(SEEN, 2);
        Matching matching = training.matching().orElseThrow();

        matching.check(training.start().encoder().shape());
        assertThat(matching.layers()).containsExactly(0, 3);
        assertThat(matching.source().shape().layers()).hasSize(TinyDirectory.LAYERS);
        assertThat(matching.source().tensor(WORDS))
                .isEqualTo(training.start().encoder().tensor(WORDS));
    }

    @Test
    void successorIsMatchedWithTheSameSourceOverTheSamePieces() throws IOException {
        TransformerStudents students = students(directory, List.of(), 1.0);
        TransformerTraining begun = (TransformerTraining) students.afresh(SEEN, 2);
        TransformerStudent first = (TransformerStudent) begun.train(ROWS, NONE, TAUGHT, step -> {});

        Matching matching = after(students, first).matching().orElseThrow();

        assertThat(matching.layers()).containsExactly(0, 3);
        assertThat(matching.source().tensor(WORDS))
                .isEqualTo(begun.matching().orElseThrow().source().tensor(WORDS))
                .isNotEqualTo(first.weights().encoder().tensor(WORDS));
        assertThat(after(students, first).train(ROWS, NONE, TAUGHT, step -> {}).logits(SEEN))
                .hasDimensions(3, 2);
    }

    @Test
    void successorGoesOnWithoutWhereTheSourceIsGoneOrHasNotItsPiecesOrLayers() throws IOException {
        TransformerStudent first = trained(List.of(), 5);
        Path other = TinyDirectory.write(root.resolve("other"), List.of("red", "green", "house", "tree"));

        TransformerTraining ofOther = after(students(other, List.of(), 1.0), first);
        TransformerTraining ofMore = after(students(directory, List.of(0, 1, 3), 1.0), first);
        TransformerTraining ofNone = after(students(directory, List.of(0, 4), 1.0), first);
        TransformerTraining ofNobody = after(students(root.resolve("gone"), List.of(), 1.0), first);

        assertThat(List.of(ofOther, ofMore, ofNone, ofNobody)).allSatisfy(training -> {
            assertThat(training.matching()).isEmpty();
            assertThat(training.start().head()).isEqualTo(first.weights().head());
        });
    }

    @Test
    void whoLearnsFromLabelsAloneLearnsNothingFromTheSource() throws IOException {
        Training without = students(List.of(), 3).afresh(SEEN, 2);
        Training with = students(directory, List.of(), 1.0).afresh(SEEN, 2);

        assertThat(queries(with, LABELS)).isEqualTo(queries(without, LABELS));
        assertThat(queries(with, TAUGHT)).isNotEqualTo(queries(without, TAUGHT));
    }

    private static float[] queries(Training training, Distillation loss) {
        TransformerStudent student = (TransformerStudent) training.train(ROWS, NONE, loss, step -> {});
        return student.weights().encoder().tensor("encoder.layer.0.attention.self.query.weight");
    }

    private static TransformerTraining after(TransformerStudents students, TransformerStudent first)
            throws IOException {
        return (TransformerTraining)
                students.after(first.encoder(), first.fp32(), SEEN, 2).orElseThrow();
    }

    private TransformerStudent trained(List<Integer> layers, int vocabulary) throws IOException {
        return (TransformerStudent) students(layers, vocabulary).afresh(SEEN, 2).train(ROWS, NONE, LABELS, step -> {});
    }

    private TransformerStudents students(List<Integer> layers, int vocabulary) {
        return students(directory, layers, vocabulary, null);
    }

    private static TransformerStudents students(Path directory, List<Integer> layers, double hiddenMatch) {
        return students(directory, layers, 3, hiddenMatch);
    }

    private static TransformerStudents students(
            Path directory, List<Integer> layers, int vocabulary, Double hiddenMatch) {
        TransformerSettings fit = new TransformerSettings(
                1,
                4,
                4,
                null,
                1e-3,
                null,
                null,
                null,
                null,
                null,
                hiddenMatch,
                hiddenMatch,
                null,
                16,
                TransformerSettings.Arithmetic.FP32,
                1,
                null);
        return new TransformerStudents(new TransformerStudentSettings(null, directory, layers, vocabulary, fit));
    }

    private static Content text(String text) {
        return new TextContent(text);
    }
}
