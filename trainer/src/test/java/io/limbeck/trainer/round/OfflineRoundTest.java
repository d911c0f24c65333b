package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Content.TextContent;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineRoundTest {
    private static final RoundSettings SETTINGS = new RoundSettings(
            new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null),
            new StudentSettings(
                    NgramSettings.defaults().withBits(12, 12),
                    null,
                    new FitSettings(8, 6, 100, 32, 0.1, null, 0.3, null, null, null),
                    null),
            null,
            0.8,
            null,
            null);

    @TempDir
    Path directory;

    @Test
    void studentLearnsFromTheTeacherWhatItsFewLabelsDoNotSay() throws IOException {
        List<Row> rows = new ArrayList<>(Tickets.labelled(150, 1));
        rows.addAll(Tickets.unlabelled(2500, 2));

        Figures figures = round(true).run(rows, Tickets.labelled(600, 3), "v1", directory.resolve("bundle"));

        assertThat(figures.rows())
                .extracting(Figures.Line::name)
                .containsExactly("tfidf-lr", "student-without-teacher", "teacher", "student", "int8");
        double alone = figures.row(Figures.ALONE).orElseThrow().accuracy();
        double student = figures.row(Figures.STUDENT).orElseThrow().accuracy();
        double teacher = figures.row(Figures.TEACHER).orElseThrow().accuracy();
        assertThat(teacher).isGreaterThan(alone);
        assertThat(student).isGreaterThan(alone + 0.05);
        assertThat(figures.alpha()).isEqualTo(0.7);
        assertThat(figures.parity()).isLessThan(1e-4);
        assertThat(figures.unlabelled()).isEqualTo(2500);
    }

    @Test
    void withoutATeacherAlphaIsZeroAndItSaysSo() throws IOException {
        Figures figures = round(false).run(Tickets.labelled(300, 1), List.of(), "v1", directory.resolve("bundle"));

        assertThat(figures.alpha()).isZero();
        assertThat(figures.explanation()).contains("no teacher");
        assertThat(figures.row(Figures.TEACHER)).isEmpty();
    }

    @Test
    void bundleLoadsAndScoresAsTheFiguresSay() throws IOException, BundleRefused {
        Path bundle = directory.resolve("bundle");
        List<Row> test = Tickets.labelled(300, 3);
        Figures figures = round(false).run(Tickets.labelled(400, 1), test, "v1", bundle);

        BundleEvaluation evaluation = BundleEvaluation.of(bundle, test, SessionSettings.cpu(1));

        double served = figures.row(figures.served()).orElseThrow().accuracy();
        double other = figures.row(Figures.STUDENT).orElseThrow().accuracy();
        // Which graph is faster may differ from one loading to the next.
        assertThat(evaluation.accuracy()).isIn(served, other);
        assertThat(Bundle.open(bundle).description().cleaningVersion()).isEqualTo("v1");
        assertThat(evaluation.rows()).isEqualTo(300);
    }

    @Test
    void oneLabelIsNothingToLearnFrom() {
        List<Row> rows =
                List.of(Row.labelled("1", new TextContent("a"), "x"), Row.labelled("2", new TextContent("b"), "x"));

        assertThatThrownBy(() -> round(false).run(rows, List.of(), "v1", directory.resolve("bundle")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two labels");
    }

    private static OfflineRound round(boolean taught) {
        return new OfflineRound(
                SETTINGS,
                GateSettings.defaults(),
                Progress.NONE,
                () -> taught ? Teachers.of(new WordEmbedder(Tickets.meanings())) : Teachers.none());
    }
}
