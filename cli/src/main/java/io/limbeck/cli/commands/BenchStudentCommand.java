package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.bench.FewLabels;
import io.limbeck.cli.bench.StudentTable;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.Ablation;
import io.limbeck.trainer.round.Progress;
import io.limbeck.trainer.round.ProgressBars;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.round.StudentFigures;
import io.limbeck.trainer.round.StudentTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code limbeck bench student}: what a transformer student keeps of its teacher, and what each technique brings. */
@Command(
        name = "student",
        mixinStandardHelpOptions = true,
        description = {
            "A transformer student beside its teacher: accuracy, bytes, and texts a second without the tokenizer, all",
            "models in turns on the same texts, threads and length buckets; and the same student without one technique."
        })
final class BenchStudentCommand implements Callable<Integer> {
    private static final String TRANSFORMER = "trainer.student.architecture=transformer";

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions columns;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "labelled rows to learn from")
    private Path data;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description =
                    "labelled rows on which figures are taken (default: a tenth of the labelled rows is held back)")
    private Path test;

    @Option(
            names = "--unlabelled",
            paramLabel = "FILE",
            description = "rows of which only the teacher's opinion is learned")
    private Path unlabelled;

    @Option(names = "--limit", paramLabel = "N", description = "read N rows of --data at most")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--labels",
            paramLabel = "N",
            description =
                    "let N rows of --data keep their labels, and use the others as unlabelled ones (default: all)")
    private Integer labels;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "with which those rows are drawn (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--without",
            paramLabel = "TECHNIQUE",
            split = ",",
            description = "one more student each, trained with that one thing changed: ${COMPLETION-CANDIDATES}")
    private Set<Ablation> without = EnumSet.noneOf(Ablation.class);

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "of each model while it is timed (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--quiet", description = "no progress bars")
    private boolean quiet;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        if (threads < 1 || limit < 1 || (labels != null && labels < 2)) {
            throw new ParameterException(
                    spec.commandLine(), "--threads and --limit must be at least 1, --labels at least 2");
        }
        LeftOut.checkTraining();
        LimbeckSettings read = settings.readWithKey(List.of(TRANSFORMER));
        read.trainer().check(read.taskToDo());
        RoundSettings round =
                read.trainer().round(read.taskToDo(), read.scorer().accept().targetAccuracy());
        Path cache = read.dataDir().resolve("embeddings");
        ProgressBars bars = new ProgressBars(System.err);
        try (bars) {
            StudentTrial trial = new StudentTrial(round, threads, cache, quiet ? Progress.NONE : bars);
            Cleaner cleaner = read.cleaner();
            BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
            CleanRows rows = new CleanRows(cleaner, broken);
            List<Row> learn = learn(rows, read);
            List<Row> judge =
                    test == null ? List.of() : rows.read(test, columns.columns(read.modality(), true), Long.MAX_VALUE);
            broken.finish();
            EnumSet<Ablation> ordered = EnumSet.noneOf(Ablation.class);
            ordered.addAll(without);
            StudentFigures figures = trial.run(learn, judge, cleaner.version(), ordered);
            bars.close();
            print(figures, ordered);
            json.write(figures);
        }
        return 0;
    }

    private List<Row> learn(CleanRows rows, LimbeckSettings read) throws IOException {
        List<Row> learn = new ArrayList<>(rows.read(data, columns.columns(read.modality(), true), limit));
        if (labels != null) {
            learn = new ArrayList<>(new FewLabels(labels, seed).of(learn));
        }
        CleanRows.requireLearnable(learn, data);
        if (unlabelled != null) {
            learn.addAll(rows.read(unlabelled, columns.columns(read.modality(), false), Long.MAX_VALUE));
        }
        return learn;
    }

    private void print(StudentFigures figures, Set<Ablation> made) {
        PrintWriter out = spec.commandLine().getOut();
        new StudentTable(out).print(figures, made);
        if (labels != null) {
            out.println("\n" + labels + " labels of " + data.getFileName() + ", drawn with seed " + seed + ".");
            out.flush();
        }
    }
}
