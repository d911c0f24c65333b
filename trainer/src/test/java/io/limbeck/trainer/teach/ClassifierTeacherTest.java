package io.limbeck.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.testkit.onnx.TokenGraph;
import io.limbeck.trainer.fit.Softmax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A classifier in Hugging Face's layout that knows some words by heart, beside the task's own names of its labels. */
class ClassifierTeacherTest {
    private static final List<Content> TEXTS = List.of(new TextContent("good"), new TextContent("bad"));
    private static final Map<String, String> NAMES = Map.of("POSITIVE", "praise", "NEGATIVE", "complaint");

    @TempDir
    Path directory;

    private final AtomicLong answered = new AtomicLong();

    @Test
    void answersInTheOrderOfTheTasksLabelsWhetherItSawThemOrNot() throws IOException {
        try (Teachers teachers = open(NAMES)) {
            Expert expert = expert(teachers, List.of("praise", "other", "complaint"));

            double[] good = Softmax.of(expert.outOfFold()[0], 1);
            assertThat(good[0]).isGreaterThan(0.98);
            // One in a thousand for what the classifier has no word for.
            assertThat(good[1] / (good[0] + good[2])).isCloseTo(1e-3, within(1e-6));
            assertThat(Softmax.argmax(expert.outOfFold()[1])).isEqualTo(2);
            assertThat(expert.others(3)[0]).isEqualTo(expert.logits(TEXTS.subList(1, 2))[0]);
            assertThat(expert.bytes()).isEqualTo(Files.size(directory.resolve("model.onnx")));
        }
    }

    @Test
    void whatItOnceSaidIsReadFromDisk() throws IOException {
        try (Teachers teachers = open(NAMES)) {
            expert(teachers, List.of("praise", "complaint"));
        }
        assertThat(answered).hasValue(2);

        try (Teachers teachers = open(NAMES)) {
            assertThat(Softmax.argmax(
                            expert(teachers, List.of("praise", "complaint")).outOfFold()[1]))
                    .isEqualTo(1);
        }
        assertThat(answered).hasValue(2);
    }

    @Test
    void taskWithFewerThanTwoOfItsLabelsIsRefused() throws IOException {
        try (Teachers teachers = open(NAMES)) {
            assertThatThrownBy(() -> expert(teachers, List.of("praise", "other")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("complaint")
                    .hasMessageContaining("fewer than two");
        }
    }

    @Test
    void settingsAreHeldAgainstTheFilesBeforeAnythingIsLoaded() throws IOException {
        assertThatThrownBy(() -> settings(NAMES).check(List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("trainer.teacher.classifier.directory: cannot be used")
                .hasMessageContaining("has no model.onnx");

        write();
        settings(NAMES).check(List.of());
        settings(NAMES).check(List.of("complaint", "praise"));
        assertThatThrownBy(() -> settings(NAMES).check(List.of("complaint", "refund")))
                .hasMessageContaining("not with the task's labels [refund]");
        assertThatThrownBy(() -> settings(Map.of("GOOD", "praise")).check(List.of()))
                .hasMessageContaining("has no labels [GOOD], its labels are [NEGATIVE, POSITIVE]");
        assertThatThrownBy(() -> settings(Map.of("POSITIVE", "NEGATIVE")).check(List.of()))
                .hasMessageContaining("would be the same");
    }

    private Expert expert(Teachers teachers, List<String> labels) {
        Syllabus syllabus = new Syllabus(labels, TEXTS, new int[] {0, 1}, new int[] {0, 1}, TEXTS.subList(1, 2));
        return teachers.models().get(0).expert(syllabus);
    }

    private Teachers open(Map<String, String> names) throws IOException {
        write();
        return Teachers.open(settings(names), directory.resolve("cache"), answered::addAndGet);
    }

    private TeacherSettings settings(Map<String, String> names) {
        return new TeacherSettings(
                TeacherSettings.Encoder.NONE, new ClassifierSettings(directory, names), null, null, null, 1, null);
    }

    private void write() throws IOException {
        try (InputStream tokenizer =
                ClassifierTeacherTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
            TokenGraph.writeForTexts(
                    directory,
                    tokenizer.readAllBytes(),
                    List.of("NEGATIVE", "POSITIVE"),
                    Map.of("good", "POSITIVE", "bad", "NEGATIVE"));
        }
    }
}
