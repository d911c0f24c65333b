package io.limbeck.trainer.round;

import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Part;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Splitter;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.evaluate.Baseline;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.publish.Proof.Calibration;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.teach.Lesson;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One whole round without Kafka: labelled rows, and any number of unlabelled ones, become a bundle and the figures that
 * say what it is worth beside the usual baseline, the student without a teacher, and the teacher.
 */
public final class OfflineRound {
    private final RoundSettings settings;
    private final Progress progress;
    private final Supplier<Teachers> loading;

    /** @param cache folder for what teachers answer; deleting it costs time only */
    public OfflineRound(RoundSettings settings, Path cache, Progress progress) {
        this(settings, progress, () -> {
            progress.stage("loading the teacher", 0);
            return Teachers.open(settings.teacher(), cache, progress::advance);
        });
    }

    OfflineRound(RoundSettings settings, Progress progress, Supplier<Teachers> loading) {
        this.settings = Objects.requireNonNull(settings, "settings");
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
        List<String> labels = new ArrayList<>(
                new TreeSet<>(rows.stream().flatMap(row -> row.label().stream()).toList()));
        Map<Part, List<Row>> parts = Examples.split(
                rows.stream().filter(row -> row.label().isPresent()).toList(), new Splitter(settings.splitKey()));
        List<Row> train = new ArrayList<>(parts.get(Part.TRAIN));
        if (!test.isEmpty()) {
            train.addAll(parts.get(Part.GATE));
        }
        Examples judged = Examples.of(test.isEmpty() ? parts.get(Part.GATE) : test, labels);
        Material material = new Material(
                labels,
                Examples.of(train, labels),
                rows.stream()
                        .filter(row -> row.label().isEmpty())
                        .map(Row::content)
                        .toList(),
                Examples.of(parts.get(Part.VALIDATION), labels),
                Examples.of(parts.get(Part.CALIBRATION), labels));
        Training training =
                settings.student().students(settings.modality()).afresh(material.seen(), material.classes());

        progress.stage("baseline", 0);
        Baseline baseline = Baseline.fit(
                material.train().contents(),
                material.train().gold(),
                material.validation().contents(),
                material.validation().gold(),
                labels.size());
        try (Teachers teachers = loading.get()) {
            Distiller distiller = new Distiller(settings, teachers, material, progress);
            Distilled distilled = distiller.distil(training, Optional.empty());
            TrainedStudent alone = distilled.lesson().alpha() == 0 ? distilled.student() : distiller.alone(training);
            progress.stage("packing", 0);
            Packed packed = new Packing(labels, cleaningVersion, settings.targetAccuracy())
                    .pack(distilled.student(), calibration(material), noted(distilled.lesson()), out);
            return new Comparison(settings, material, judged, progress)
                    .of(baseline, alone, distilled, packed, teachers);
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
