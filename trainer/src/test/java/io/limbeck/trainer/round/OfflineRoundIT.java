package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round with the real sentence encoder, on things that are named once each: their classes share meaning, not words. */
class OfflineRoundIT {
    private static final Map<String, String> THINGS = new TreeMap<>(Map.of(
            "animal",
            "dog kitten horse parrot rabbit goldfish sheep duck eagle donkey otter mouse "
                    + "salmon tiger goat frog squirrel crow whale hedgehog cow lizard bear pigeon",
            "vehicle",
            "truck bicycle van motorbike tram ferry scooter lorry bus tractor sailboat taxi "
                    + "ambulance train canoe helicopter minibus yacht car moped wagon submarine jeep airplane",
            "meal",
            "soup pizza salad omelette pancake stew noodles pie sandwich curry lasagne porridge "
                    + "burger dumplings risotto sausage casserole waffle burrito cake sushi pudding toast meatballs"));
    private static final List<String> FRAMES =
            List.of("yesterday I saw the %s again", "my neighbour told me about a %s", "she drew a small %s for us");
    private static final int LEARNED = 16;
    private static final FitSettings FEW = new FitSettings(8, 4, 40, 32, null, null, null, null, null, null);

    @TempDir
    Path directory;

    private final List<Row> rows = new ArrayList<>();
    private final List<Row> test = new ArrayList<>();

    @BeforeEach
    void write() {
        THINGS.forEach((label, names) -> {
            String[] things = names.split(" ", -1);
            for (int i = 0; i < things.length; i++) {
                String text = String.format(FRAMES.get(i % FRAMES.size()), things[i]);
                (i < LEARNED ? rows : test).add(Row.labelled(things[i], new TextContent(text), label));
            }
        });
    }

    @Test
    void realTeacherBeatsTheStudentThatLearnsAlone() throws IOException {
        Figures figures = round(new StudentSettings(null, null, FEW, null));

        assertThat(figures.alpha()).isEqualTo(0.7);
        Figures.Line teacher = figures.row(Figures.TEACHER).orElseThrow();
        Figures.Line alone = figures.row(Figures.ALONE).orElseThrow();
        Figures.Line student = figures.row(Figures.STUDENT).orElseThrow();
        assertThat(teacher.accuracy()).isGreaterThan(alone.accuracy() + 0.2);
        assertThat(student.recordsPerSecond()).isGreaterThan(teacher.recordsPerSecond());
    }

    @Test
    void transformerWinsWhereItKnowsWordsThatNoRowHad() throws IOException {
        TransformerSettings fit = new TransformerSettings(
                1, 60, 32, null, null, null, null, null, null, null, null, null, null, 32, null, null, null);

        Figures figures = round(new StudentSettings(
                StudentSettings.Architecture.AUTO,
                null,
                null,
                FEW,
                null,
                new TransformerStudentSettings(null, null, null, null, fit)));

        assertThat(figures.architecture()).isEqualTo("transformer");
        assertThat(figures.contest()).startsWith("transformer: accuracy of transformer and ngram");
        Figures.Line baseline = figures.row("tfidf-lr").orElseThrow();
        Figures.Line teacher = figures.row(Figures.TEACHER).orElseThrow();
        Figures.Line student = figures.row(Figures.STUDENT).orElseThrow();
        assertThat(student.accuracy()).isGreaterThan(baseline.accuracy() + 0.2);
        assertThat(student.parameters()).isLessThan(teacher.parameters() / 3);
        assertThat(figures.parity()).isLessThan(1e-4);
    }

    private Figures round(StudentSettings student) throws IOException {
        RoundSettings settings = new RoundSettings(
                new TeacherSettings(TeacherSettings.Encoder.BGE_SMALL_EN_Q, null, 1, null),
                student,
                null,
                null,
                null,
                null);
        return new OfflineRound(settings, GateSettings.defaults(), directory.resolve("cache"), Progress.NONE)
                .run(rows, test, "v1", directory.resolve("bundle"));
    }
}
