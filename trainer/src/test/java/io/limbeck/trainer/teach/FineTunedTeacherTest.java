package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.distil.TinyDirectory;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.fit.TransformerSettings.Arithmetic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder that nobody trained, on texts of which one word tells the label. */
class FineTunedTeacherTest {
    private static final int ROWS = 80;

    @TempDir
    Path root;

    private final AtomicLong steps = new AtomicLong();

    @Test
    void learnsWhatTheLabelsSay() throws IOException {
        Syllabus syllabus = syllabus(row -> row % 2);
        Expert expert = teach(syllabus);

        assertThat(Scores.of(expert.logits(syllabus.labelled()), syllabus.gold(), 1)
                        .accuracy())
                .isEqualTo(1);
        assertThat(Scores.of(expert.outOfFold(), syllabus.gold(), 1).accuracy()).isEqualTo(1);
        assertThat(expert.others(0)).hasNumberOfRows(2);
        assertThat(expert.name()).isEqualTo("tiny-fine-tuned");
        assertThat(steps.get()).isGreaterThanOrEqualTo(3 * 200);
    }

    @Test
    void answersEveryLabelledTextAsOneThatDidNotSeeItsLabel() throws IOException {
        // What one part of the folds says of a text, the other contradicts: only its own label could tell.
        Syllabus contradicted = syllabus(row -> (row % 2) ^ (fold(row) % 2));

        Expert expert = teach(contradicted);

        assertThat(Scores.of(expert.outOfFold(), contradicted.gold(), 1).accuracy())
                .isZero();
    }

    @Test
    void othersAreAnsweredByTheOneThatSawNoLabelOfTheirFold() throws IOException {
        Expert expert = teach(syllabus(row -> row % 2));

        assertThat(expert.others(0)).isEqualTo(expert.others(2)).isNotEqualTo(expert.others(1));
    }

    @Test
    void saysWhichEncoderIsMissing() {
        TeacherSettings nothing = settings(TeacherSettings.Encoder.NONE, null);
        TeacherSettings nowhere = settings(TeacherSettings.Encoder.NONE, root.resolve("nowhere"));

        assertThatThrownBy(() -> nothing.check(List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("trainer.teacher.fineTuned: needs an encoder");
        assertThatThrownBy(() -> nowhere.check(List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "trainer.teacher.fineTuned.directory: cannot be used: nowhere has no config.json");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> checked(0, null)).hasMessage("trainer.teacher.fineTuned: epochs must be at least 1");
        assertThatThrownBy(() -> checked(1, 2))
                .hasMessage("trainer.teacher.fineTuned: maxLength must be at least 3: two tokens are special ones");
    }

    private static void checked(Integer epochs, Integer maxLength) {
        FineTunedSettings tuned =
                new FineTunedSettings(null, null, epochs, null, null, null, maxLength, null, null, null);
        new TeacherSettings(null, null, tuned, null, null, null, null).check(List.of());
    }

    private Expert teach(Syllabus syllabus) throws IOException {
        Path directory = TinyDirectory.write(root.resolve("tiny"), List.of("red", "green", "apple", "car", "house"));
        try (Teachers teachers = Teachers.open(
                settings(TeacherSettings.Encoder.NONE, directory), root.resolve("cache"), steps::addAndGet)) {
            return teachers.models().get(0).expert(syllabus);
        }
    }

    private static TeacherSettings settings(TeacherSettings.Encoder encoder, Path directory) {
        FineTunedSettings tuned =
                new FineTunedSettings(null, directory, 2, 5e-3, 16, null, 16, Arithmetic.FP32, 1, null);
        return new TeacherSettings(encoder, null, tuned, null, null, 1, null);
    }

    private static Syllabus syllabus(IntUnaryOperator gold) {
        List<String> things = List.of("apple", "car", "house");
        List<Content> texts = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            texts.add(new TextContent((row % 2 == 0 ? "red " : "green ") + things.get(row % 3)));
        }
        return new Syllabus(
                List.of("stop", "go"),
                texts,
                IntStream.range(0, ROWS).map(gold).toArray(),
                IntStream.range(0, ROWS).map(FineTunedTeacherTest::fold).toArray(),
                texts.subList(0, 2));
    }

    private static int fold(int row) {
        return row / 2 % OutOfFold.FOLDS;
    }

    @Test
    void encodersAreTrainedOnAnAcceleratorUnlessTheSettingsSayOtherwise() {
        TeacherSettings silent = TeacherSettings.defaults();
        FineTunedSettings no = new FineTunedSettings(false, null, null, null, null, null, null, null, null, null);

        assertThat(silent.tuned(true)).contains(FineTunedSettings.defaults());
        assertThat(silent.tuned(false)).isEmpty();
        assertThat(silent.withoutModels().tuned(true)).isEmpty();
        assertThat(tuned(no).tuned(true)).isEmpty();
        assertThat(tuned(FineTunedSettings.defaults()).tuned(false)).isPresent();
    }

    private static TeacherSettings tuned(FineTunedSettings settings) {
        return new TeacherSettings(null, null, settings, null, null, null, null);
    }
}
