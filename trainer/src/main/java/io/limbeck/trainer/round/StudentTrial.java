package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.distil.Training;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.round.RecordedTraining.Taught;
import io.limbeck.trainer.round.StudentFigures.Line;
import io.limbeck.trainer.round.StudentSettings.Architecture;
import io.limbeck.trainer.teach.Lesson;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a transformer student is worth beside its teacher, and what each technique adds to it: one round whose student, and
 * whose students without one of the techniques, are judged on the same rows and timed in turns without their tokenizers.
 */
public final class StudentTrial {
    private static final int TIMED_TEXTS = 256;

    private final RoundSettings settings;
    private final int threads;
    private final Progress progress;
    private final LargeModel large;
    private final Supplier<Teachers> loading;

    /**
     * @param threads of each model while it is timed
     * @param cache folder for what teachers answer; deleting it costs time only
     * @throws SettingsException the student is no transformer, or there is no encoder to compare it with
     */
    public StudentTrial(RoundSettings settings, int threads, Path cache, Progress progress) {
        this(settings, threads, progress, LargeModel.of(settings.teacher()), () -> {
            progress.stage("loading the teacher", 0);
            return Teachers.open(settings.teacher(), cache, progress::advance);
        });
    }

    StudentTrial(RoundSettings settings, int threads, Progress progress, LargeModel large, Supplier<Teachers> loading) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.threads = threads;
        this.progress = Objects.requireNonNull(progress, "progress");
        this.large = Objects.requireNonNull(large, "large");
        this.loading = Objects.requireNonNull(loading, "loading");
        if (settings.student().architecture() != Architecture.TRANSFORMER) {
            throw new SettingsException(
                    "trainer.student.architecture", "must be transformer for a trial beside a teacher");
        }
    }

    /**
     * @param rows to learn from, labelled or not, cleaned
     * @param test labelled rows on which accuracy is taken; where there are none, a tenth of {@code rows} is held back
     * @param cleaningVersion of the cleaner that the rows passed through
     * @param without one more student each
     * @throws IllegalArgumentException the rows have fewer than two labels
     * @throws SettingsException a student cannot begin as the settings say
     */
    public StudentFigures run(List<Row> rows, List<Row> test, String cleaningVersion, Set<Ablation> without)
            throws IOException {
        long begin = System.nanoTime();
        progress.stage("splitting", 0);
        Division division = Division.of(rows, test, settings.splitKey());
        RecordedTraining training = new RecordedTraining(begun(division.material()));
        try (Scratch scratch = Scratch.open("trial");
                Teachers teachers = loading.get()) {
            TriedModels models = new TriedModels(settings, division, cleaningVersion, scratch.directory());
            Distiller distiller = new Distiller(settings, teachers, division.material(), progress);
            Distilled distilled = distiller.distil(training, Optional.empty());
            Taught taught = training.last();
            Lesson lesson = distilled.lesson();
            progress.stage("packing", 0);
            List<TriedModel> shipped = models.student(Figures.STUDENT, Figures.INT8, distilled.student(), lesson);
            double seconds = (System.nanoTime() - begin) / 1e9;

            TrainedStudent alone = lesson.alpha() == 0 ? distilled.student() : distiller.alone(training.full());
            progress.stage("judging", 0);
            int longest = distilled.student().encoder().widest();
            List<TriedModel> tried = new ArrayList<>();
            tried.add(models.baseline());
            tried.add(models.untimed(Figures.ALONE, alone));
            tried.addAll(large.tried(models.accuracy(lesson), longest));
            tried.addAll(shipped);
            Ablated others =
                    new Ablated(settings.student().transformer(), division.material(), training.full(), taught, alone);
            for (Ablation ablation : without) {
                if (ablation != Ablation.INT8) {
                    progress.stage("student without " + ablation, 0);
                    TrainedStudent student = others.student(ablation, progress::advance);
                    tried.addAll(models.student(ablation.row(), ablation.int8Row(), student, lesson));
                }
            }
            List<Content> texts = texts(division.judged().contents());
            progress.stage("timing", 0);
            List<Line> lines = StudentFigures.lines(tried, TriedModel.rates(tried, texts, threads));
            return new StudentFigures(
                    lines,
                    StudentFigures.int8(lines),
                    large.name(),
                    threads,
                    texts.size(),
                    longest,
                    division.material().train().size(),
                    division.material().unlabelled().size(),
                    division.judged().size(),
                    lesson.alpha(),
                    lesson.explanation(),
                    seconds);
        }
    }

    private Training begun(Material material) throws IOException {
        return settings.student().students(settings.modality()).get(0).afresh(material.seen(), material.classes());
    }

    /** From everywhere among the rows: what stands first may be all of one label, and of one length. */
    private static List<Content> texts(List<Content> judged) {
        int count = Math.min(TIMED_TEXTS, judged.size());
        return IntStream.range(0, count)
                .mapToObj(i -> judged.get((int) ((long) i * judged.size() / count)))
                .toList();
    }
}
