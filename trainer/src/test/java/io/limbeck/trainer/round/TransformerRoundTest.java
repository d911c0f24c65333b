package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.model.Modality;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TinyDirectory;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.StudentSettings.Architecture;
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

    private Path source;
    private TicketRounds rounds;

    @BeforeEach
    void layOut() throws IOException {
        source = TinyDirectory.write(
                directory.resolve("tiny"), List.copyOf(Tickets.meanings().keySet()));
        rounds = new TicketRounds(directory, 600);
    }

    @Test
    void offlineRoundLearnsFromTheTeacher() throws Exception {
        List<Row> rows = new ArrayList<>(Tickets.labelled(150, 1));
        rows.addAll(Tickets.unlabelled(2000, 2));
        List<Row> test = Tickets.labelled(400, 3);
        Path bundle = directory.resolve("bundle");

        Figures figures = new OfflineRound(
                        TicketRounds.transformer(source, 700),
                        GateSettings.defaults(),
                        Progress.NONE,
                        TicketRounds::teachers)
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
        rounds.label(Tickets.labelled(200, 1), Map.of());
        ServingModel champion = rounds.serve(round(Architecture.TRANSFORMER, "first", Optional.empty()));
        // From now on what was delivery is called shipping: the champion is wrong on a third of the records.
        rounds.label(Tickets.labelled(500, 2), Map.of("delivery", "shipping"));

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
        rounds.label(Tickets.labelled(300, 1), Map.of());
        ServingModel champion = rounds.serve(round(Architecture.NGRAM, "first", Optional.empty()));
        rounds.label(Tickets.labelled(150, 2), Map.of());

        Judged judged = round(Architecture.TRANSFORMER, "second", Optional.of(champion));

        assertThat(judged.packed().bundle().description().architecture()).isEqualTo("transformer");
        assertThat(judged.metrics()).containsKeys("gateRecentChampion", "gateMicrosChampion");
        assertThat(judged.verdict()).isNotInstanceOf(Verdict.First.class);

        Judged back = round(Architecture.NGRAM, "third", Optional.of(rounds.serve(judged)));

        assertThat(back.packed().bundle().description().architecture()).isEqualTo("ngram");
    }

    @Test
    void architecturesCompeteWhereATransformerServes() throws Exception {
        rounds.label(Tickets.labelled(200, 1), Map.of());
        ServingModel champion = rounds.serve(round(Architecture.TRANSFORMER, "first", Optional.empty()));
        rounds.label(Tickets.labelled(150, 2), Map.of());

        Judged judged =
                rounds.run(TicketRounds.auto(source, 60), GateSettings.defaults(), "second", Optional.of(champion));

        // Only what is new to the champion counts, in the two folds for which both have a stand-in.
        assertThat(judged.metrics().get("contest.rows")).isBetween(30.0, 70.0);
        double better = judged.metrics().get("contest.gainAtLeast");
        assertThat(judged.packed().bundle().description().architecture())
                .isEqualTo(better > 0 ? "transformer" : "ngram");
        assertThat(judged.metrics())
                .containsKeys("contest.ngram.micros", "contest.transformer.micros", "gateRecentChampion");
    }

    @Test
    void provisionalModelCanBeATransformer() throws Exception {
        Judged judged = rounds.provisional(TicketRounds.transformer(source, 400));

        assertThat(judged.metrics().get("agreementWithTeacher")).isGreaterThan(0.6);
        try (OnnxClassifier model = OnnxClassifier.load(judged.packed().bundle(), 1, SessionSettings.cpu(1))) {
            assertThat(model.provisional()).isTrue();
        }
    }

    @Test
    void tablesAreRefused() {
        StudentSettings student = TicketRounds.transformer(source, 1).student();

        assertThatThrownBy(() -> new RoundSettings(null, student, null, null, null, Modality.TABULAR))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "trainer.student.architecture: a transformer reads texts alone, and the modality is tabular;"
                                + " ngram reads tables, too");
    }

    private Judged round(Architecture architecture, String name, Optional<ServingModel> champion) throws Exception {
        RoundSettings settings =
                architecture == Architecture.NGRAM ? TicketRounds.ngram(60) : TicketRounds.transformer(source, 400);
        return rounds.run(settings, GateSettings.defaults(), name, champion);
    }
}
