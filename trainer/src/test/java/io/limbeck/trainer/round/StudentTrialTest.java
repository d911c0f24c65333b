package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.model.session.PreparedModel;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TinyDirectory;
import io.limbeck.trainer.export.TransformerExport;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import io.limbeck.trainer.round.StudentFigures.Line;
import io.limbeck.trainer.teach.TeacherSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials whose student and teacher's graph are small transformers, begun from an encoder with random numbers. */
class StudentTrialTest {
    @TempDir
    Path directory;

    private Path source;

    @BeforeEach
    void layOut() throws IOException {
        source = TinyDirectory.write(
                directory.resolve("tiny"), List.copyOf(Tickets.meanings().keySet()));
    }

    @Test
    void everyModelAndEveryAblationIsJudgedAndTimed() throws IOException {
        List<Row> rows = new ArrayList<>(Tickets.labelled(150, 1));
        rows.addAll(Tickets.unlabelled(1000, 2));

        StudentFigures figures = trial().run(rows, Tickets.labelled(300, 3), "v1", EnumSet.allOf(Ablation.class));

        assertThat(figures.rows())
                .extracting(Line::name)
                .contains(
                        "tfidf-lr",
                        "student-without-teacher",
                        "teacher",
                        "student",
                        "without-teacher",
                        "without-layers",
                        "without-vocabulary",
                        "without-match",
                        "without-unlabelled")
                .doesNotContain("without-int8", "teacher-int8")
                .doesNotHaveDuplicates();
        assertThat(figures.rows().stream().filter(line -> !line.name().matches("tfidf-lr|student-without-teacher")))
                .allMatch(line -> line.textsPerSecond() > 0 && line.timesFaster() > 0);
        assertThat(accuracy(figures, "student")).isGreaterThan(accuracy(figures, "without-unlabelled") + 0.05);
        assertThat(accuracy(figures, "without-teacher")).isEqualTo(accuracy(figures, "student-without-teacher"));
        assertThat(bytes(figures, "without-vocabulary")).isGreaterThan(bytes(figures, "student"));
        assertThat(bytes(figures, "without-layers")).isEqualTo(bytes(figures, "student"));
        assertThat(figures.testRows()).isEqualTo(300);
        assertThat(figures.unlabelled()).isEqualTo(1000);
        assertThat(figures.timedTexts()).isEqualTo(256);
    }

    @Test
    void nothingIsMadeThatNobodyAskedFor() throws IOException {
        StudentFigures figures = trial().run(Tickets.labelled(200, 1), Tickets.labelled(60, 3), "v1", Set.of());

        assertThat(figures.rows()).extracting(Line::name).noneMatch(name -> name.startsWith("without-"));
        assertThat(figures.timedTexts()).isEqualTo(60);
    }

    @Test
    void otherStudentsAreRefused() {
        assertThatThrownBy(() -> trial(TicketRounds.ngram(60)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("trainer.student.architecture: must be transformer");
    }

    @Test
    void teacherWithoutAnEncoderOnTheClassPathIsRefused() {
        TeacherSettings nobody = new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null);

        assertThatThrownBy(() -> LargeModel.of(nobody))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("trainer.teacher.encoder: ");
    }

    @Test
    void onlyTheEnglishEncoderHasAQuantisedForm() {
        assertThat(large(TeacherSettings.Encoder.BGE_SMALL_EN_Q).name()).isEqualTo("bge-small-en-v1.5");
        assertThat(large(TeacherSettings.Encoder.BGE_SMALL_EN_Q).quantised()).isPresent();
        assertThat(large(TeacherSettings.Encoder.BGE_SMALL_ZH).quantised()).isEmpty();
    }

    private static LargeModel large(TeacherSettings.Encoder encoder) {
        return LargeModel.of(new TeacherSettings(encoder, null, 1, null));
    }

    private static double accuracy(StudentFigures figures, String name) {
        return figures.row(name).orElseThrow().accuracy();
    }

    private static long bytes(StudentFigures figures, String name) {
        return figures.row(name).orElseThrow().bytes();
    }

    private StudentTrial trial() {
        return trial(TicketRounds.transformer(source, 400, 40));
    }

    private StudentTrial trial(RoundSettings settings) {
        return new StudentTrial(settings, 1, Progress.NONE, tiny(), TicketRounds::teachers);
    }

    /** All layers of the source. */
    private LargeModel tiny() {
        try {
            PretrainedEncoder encoder = PretrainedEncoder.fromDirectory(source);
            byte[] onnx = TransformerExport.fp32(TransformerWeights.of(encoder.weights(), 2, 1));
            Path file = Files.write(directory.resolve("large.onnx"), onnx);
            return new LargeModel(
                    "tiny",
                    new LargeModel.Form(
                            onnx.length,
                            longest -> (contents, session) -> PreparedModel.open(
                                    file, TokenEncoder.of(encoder.tokenizer(), longest), contents, session)),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
