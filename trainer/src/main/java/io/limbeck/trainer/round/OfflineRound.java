package io.limbeck.trainer.round;

import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.evaluate.Baseline;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Proof.Calibration;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.Contest.Outcome;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.teach.Lesson;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One whole round without Kafka: labelled rows, and any number of unlabelled ones, become a bundle and the figures that
 * say what it is worth beside the usual baseline, the student without a teacher, and the teacher.
 */
public final class OfflineRound {
    private final RoundSettings settings;
    private final Gate gate;
    private final Progress progress;
    private final Supplier<Teachers> loading;

    /**
     * @param gate says what a model may cost, where architectures compete
     * @param cache folder for what teachers answer; deleting it costs time only
     */
    public OfflineRound(RoundSettings settings, GateSettings gate, Path cache, Progress progress) {
        this(settings, gate, progress, () -> {
            progress.stage("loading the teacher", 0);
            return Teachers.open(settings.teacher(), cache, progress::advance);
        });
    }

    OfflineRound(RoundSettings settings, GateSettings gate, Progress progress, Supplier<Teachers> loading) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.gate = new Gate(gate);
        this.progress = Objects.requireNonNull(progress, "progress");
        this.loading = Objects.requireNonNull(loading, "loading");
    }

    /**
     * @param rows to learn from, labelled or not, cleaned
     * @param test labelled rows on which the figures are taken; where there are none, a tenth of {@code rows} is held
     *     back for it
     * @param cleaningVersion of the cleaner that the rows passed through
     * @param out the bundle's directory, empty or missing
     * @throws IllegalArgumentException the rows have fewer than two labels
     * @throws io.limbeck.runtime.settings.SettingsException a student cannot begin as the settings say
     */
    public Figures run(List<Row> rows, List<Row> test, String cleaningVersion, Path out) throws IOException {
        progress.stage("splitting", 0);
        Division division = Division.of(rows, test, settings.splitKey());
        Material material = division.material();
        List<String> labels = material.labels();

        progress.stage("baseline", 0);
        Baseline baseline = Baseline.fit(
                material.train().contents(),
                material.train().gold(),
                material.validation().contents(),
                material.validation().gold(),
                labels.size());
        try (Teachers teachers = loading.get()) {
            Distiller distiller = new Distiller(settings, teachers, material, progress);
            Packing packing = new Packing(labels, cleaningVersion, settings.targetAccuracy());
            Outcome outcome = new Contest(distiller, material, packing, gate, progress)
                    .among(
                            settings.student().students(settings.modality()),
                            Beginnings.afresh(material),
                            Optional.empty(),
                            out);
            Distilled distilled = outcome.winner().distilled();
            TrainedStudent alone =
                    distilled.lesson().alpha() == 0 ? distilled.student() : distiller.alone(distilled.training());
            return new Comparison(settings, material, division.judged(), progress)
                    .of(baseline, alone, outcome, teachers);
        }
    }

    static Calibration calibration(Material material) {
        Examples rows = material.calibration();
        return new Calibration(rows.contents(), rows.gold(), rows.weights());
    }

    static Map<String, Double> noted(Lesson lesson) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("alpha", lesson.alpha());
        figures.put("studentWithoutTeacherOutOfFold", lesson.aloneAccuracy());
        figures.put("teacherOutOfFold", lesson.teacherAccuracy());
        figures.values().removeIf(value -> value.isNaN());
        return figures;
    }
}
