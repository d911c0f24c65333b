package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Labels;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TinyDirectory;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.StudentSettings.Architecture;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds whose student is a small transformer, begun from an encoder with random numbers. */
class TransformerRoundTest {
    @TempDir
    Path directory;

    private final LabelBook labels = new LabelBook(Modality.TEXT);
    private Path source;
    private long offset;

    @BeforeEach
    void layOut() throws IOException {
        source = TinyDirectory.write(
                directory.resolve("tiny"), List.copyOf(Tickets.meanings().keySet()));
    }

    @Test
    void offlineRoundLearnsFromTheTeacher() throws Exception {
        List<Row> rows = new ArrayList<>(Tickets.labelled(150, 1));
        rows.addAll(Tickets.unlabelled(2000, 2));
        List<Row> test = Tickets.labelled(400, 3);
        Path bundle = directory.resolve("bundle");

        Figures figures = new OfflineRound(
                        settings(Architecture.TRANSFORMER, 700), Progress.NONE, TransformerRoundTest::teachers)
                .run(rows, test, "v1", bundle);

        assertThat(figures.rows())
                .extracting(Figures.Line::name)
                .startsWith("tfidf-lr", "student-without-teacher", "teacher", "student");
        double alone = figures.row(Figures.ALONE).orElseThrow().accuracy();
        double student = figures.row(Figures.STUDENT).orElseThrow().accuracy();
        assertThat(student).isGreaterThan(alone + 0.05).isGreaterThan(0.7);
        assertThat(figures.parity()).isLessThan(1e-4);
        assertThat(BundleEvaluation.of(bundle, test, SessionSettings.cpu(1)).accuracy())
                .isGreaterThan(0.7);
    }

    @Test
    void challengerGoesOnFromATransformer() throws Exception {
        label(Tickets.labelled(200, 1), Map.of());
        ServingModel champion = serve(round(Architecture.TRANSFORMER, "first", Optional.empty()));
        // From now on what was delivery is called shipping: the champion is wrong on a third of the records.
        label(Tickets.labelled(500, 2), Map.of("delivery", "shipping"));

        Judged judged = round(Architecture.TRANSFORMER, "second", Optional.of(champion));

        assertThat(EncoderFile.hash(EncoderFile.read(judged.packed().bundle().directory())))
                .isEqualTo(EncoderFile.hash(champion.encoder()));
        assertThat(judged.packed().bundle().description().labels())
                .containsExactly("billing", "delivery", "login", "shipping");
        assertThat(judged.metrics().get("gateRecentRows")).isBetween(200.0, 300.0); // two folds of five, and a tenth
        assertThat(judged.metrics().get("gateRecentChallenger"))
                .isGreaterThan(judged.metrics().get("gateRecentChampion"));
        assertThat(judged.verdict()).isInstanceOf(Verdict.Promoted.class);
    }

    @Test
    void challengerOfAnotherArchitectureStartsAfreshAndIsComparedAllTheSame() throws Exception {
        label(Tickets.labelled(300, 1), Map.of());
        ServingModel champion = serve(round(Architecture.NGRAM, "first", Optional.empty()));
        label(Tickets.labelled(150, 2), Map.of());

        Judged judged = round(Architecture.TRANSFORMER, "second", Optional.of(champion));

        assertThat(judged.packed().bundle().description().architecture()).isEqualTo("transformer");
        assertThat(judged.metrics()).containsKeys("gateRecentChampion", "gateMicrosChampion");
        assertThat(judged.verdict()).isNotInstanceOf(Verdict.First.class);

        Judged back = round(Architecture.NGRAM, "third", Optional.of(serve(judged)));

        assertThat(back.packed().bundle().description().architecture()).isEqualTo("ngram");
    }

    @Test
    void provisionalModelCanBeATransformer() throws Exception {
        Task task = new Task("tickets", Modality.TEXT, Tickets.LABELS, Tickets.descriptions());

        Judged judged = new ProvisionalRound(
                        settings(Architecture.TRANSFORMER, 400), ZeroLabelSettings.defaults(), Progress.NONE)
                .run(
                        task,
                        Tickets.unlabelled(600, 9),
                        new WordEmbedder(Tickets.meanings()),
                        "v1",
                        directory.resolve("provisional"));

        assertThat(judged.metrics().get("agreementWithTeacher")).isGreaterThan(0.6);
        try (OnnxClassifier model = OnnxClassifier.load(judged.packed().bundle(), 1, SessionSettings.cpu(1))) {
            assertThat(model.provisional()).isTrue();
        }
    }

    @Test
    void tablesAreRefused() {
        StudentSettings student = settings(Architecture.TRANSFORMER, 1).student();

        assertThatThrownBy(() -> new RoundSettings(null, student, null, null, null, Modality.TABULAR))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "trainer.student.architecture: a transformer reads texts alone, and the modality is tabular;"
                                + " ngram reads tables, too");
    }

    private Judged round(Architecture architecture, String name, Optional<ServingModel> champion) throws Exception {
        return new ChallengerRound(
                        settings(architecture, 400), GateSettings.defaults(), new Memory(500, 5000), Progress.NONE)
                .run(
                        labels.snapshot(),
                        Tickets.unlabelled(600, 9),
                        champion,
                        teachers(),
                        "v1",
                        directory.resolve(name));
    }

    private ServingModel serve(Judged judged) throws Exception {
        return ServingModel.of(judged.packed().bundle(), 1, offset);
    }

    private void label(List<Row> rows, Map<String, String> renamed) {
        for (Row row : rows) {
            String label = row.label().orElseThrow();
            labels.apply(row.id(), offset++, Labels.of(row.id(), row.content(), renamed.getOrDefault(label, label)));
        }
    }

    private static Teachers teachers() {
        return Teachers.of(new WordEmbedder(Tickets.meanings()));
    }

    private RoundSettings settings(Architecture architecture, int steps) {
        TransformerSettings fit = new TransformerSettings(
                1,
                steps,
                32,
                null,
                3e-3,
                null,
                0.0,
                20,
                null,
                null,
                50,
                20,
                TransformerSettings.Arithmetic.FP32,
                2,
                null);
        return new RoundSettings(
                new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null),
                new StudentSettings(
                        architecture,
                        NgramSettings.defaults().withBits(12, 12),
                        null,
                        new FitSettings(8, 4, 60, 32, 0.1, null, 0.3, null, null, null),
                        null,
                        new TransformerStudentSettings(null, source, null, 1000, fit)),
                null,
                0.8,
                "key",
                null);
    }
}
