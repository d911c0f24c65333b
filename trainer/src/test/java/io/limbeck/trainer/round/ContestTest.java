package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.encode.TextEncoder;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.NgramStudents;
import io.limbeck.trainer.distil.Students;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.round.Contest.Outcome;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two kinds of students over n-grams compete: one hardly trains, the other learns its words. */
class ContestTest {
    private static final FitSettings TRAINED = new FitSettings(8, 4, 60, 32, 0.1, null, 0.3, null, null, null);
    private static final FitSettings HARDLY = new FitSettings(8, 1, 1, 32, 1e-6, null, 0.3, null, null, null);
    private static final Students GOOD = students(12, TRAINED);
    private static final Students POOR = students(11, HARDLY);
    private static final int POOR_ROWS = 2 * (1 << 11);

    @TempDir
    Path directory;

    private final Material material = material();

    @Test
    void dearerStudentWinsWhereItIsCertainlyBetter() throws IOException {
        Outcome outcome = contest(true, GateSettings.defaults()).among(List.of(POOR, GOOD), afresh(), none(), out());

        assertThat(rows(outcome)).isNotEqualTo(POOR_ROWS);
        assertThat(outcome.figures().get("contest.gainAtLeast")).isPositive();
        assertThat(outcome.figures().get("contest.rows"))
                .isEqualTo(material.train().size());
        assertThat(outcome.winner().packed().bundle().directory()).isEqualTo(out());
    }

    @Test
    void dearerStudentThatIsNoBetterLoses() throws IOException {
        Outcome outcome = contest(true, GateSettings.defaults()).among(List.of(GOOD, POOR), afresh(), none(), out());

        assertThat(rows(outcome)).isNotEqualTo(POOR_ROWS);
        assertThat(outcome.figures().get("contest.gainAtLeast")).isNegative();
    }

    @Test
    void dearerStudentThatCostsTooMuchLosesHoweverGoodItIs() throws IOException {
        GateSettings strict = new GateSettings(null, null, null, null, null, null, null, 0.001, null, null, null, null);

        Outcome outcome = contest(true, strict).among(List.of(POOR, GOOD), afresh(), none(), out());

        assertThat(rows(outcome)).isEqualTo(POOR_ROWS);
        assertThat(outcome.reason()).contains("too slow");
    }

    @Test
    void nothingDearerTrainsWithoutATeacherThatIsBetter() throws IOException {
        Outcome outcome = contest(false, GateSettings.defaults()).among(List.of(POOR, GOOD), afresh(), none(), out());

        assertThat(rows(outcome)).isEqualTo(POOR_ROWS);
        assertThat(outcome.reason()).contains("without a teacher");
        assertThat(outcome.figures()).isEmpty();
    }

    @Test
    void dearerKindCompetesWhereTheChampionIsOfIt() throws Exception {
        Outcome first = contest(false, GateSettings.defaults()).among(List.of(GOOD), afresh(), none(), out());
        ServingModel champion = ServingModel.of(first.winner().packed().bundle(), 1, 0);

        Outcome outcome = contest(false, GateSettings.defaults())
                .among(
                        List.of(POOR, GOOD),
                        new Beginnings(Optional.of(champion), material),
                        none(),
                        directory.resolve("next"));

        assertThat(outcome.figures()).containsKey("contest.gainAtLeast");
    }

    @Test
    void whatWasPackedAsideIsRemoved() throws IOException {
        long before = aside();

        contest(true, GateSettings.defaults()).among(List.of(POOR, GOOD), afresh(), none(), out());

        assertThat(aside()).isEqualTo(before);
    }

    private static long aside() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("contest"))
                    .count();
        }
    }

    private Contest contest(boolean taught, GateSettings gate) {
        RoundSettings settings = new RoundSettings(
                new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null),
                new StudentSettings(NgramSettings.defaults().withBits(12, 12), null, HARDLY, null),
                null,
                0.8,
                "key",
                null);
        Teachers teachers = taught ? Teachers.of(new WordEmbedder(Tickets.meanings())) : Teachers.none();
        return new Contest(
                new Distiller(settings, teachers, material, Progress.NONE),
                material,
                new Packing(Tickets.LABELS, "v1", 0.8),
                new Gate(gate),
                Progress.NONE);
    }

    private static int rows(Outcome outcome) {
        return ((TextEncoder) outcome.winner().distilled().student().encoder()).rows();
    }

    private Beginnings afresh() {
        return Beginnings.afresh(material);
    }

    private Path out() {
        return directory.resolve("out");
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Students students(int bits, FitSettings fit) {
        return new NgramStudents(
                seen -> TextEncoder.fit(NgramSettings.defaults().withBits(bits, bits), Contents.texts(seen)), fit);
    }

    private static Material material() {
        List<Row> rows = Tickets.labelled(400, 1);
        return new Material(
                Tickets.LABELS,
                Examples.of(rows, Tickets.LABELS),
                List.of(),
                Examples.of(List.of(), Tickets.LABELS),
                Examples.of(Tickets.labelled(60, 2), Tickets.LABELS));
    }
}
