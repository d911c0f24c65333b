package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.Figures;
import io.limbeck.trainer.round.OfflineRound;
import io.limbeck.trainer.round.Progress;
import io.limbeck.trainer.round.ProgressBars;
import io.limbeck.trainer.round.RoundSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck train}: one whole offline round, without Kafka. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a model of a labelled file: teacher, distillation, compression, and what each is worth.",
            "The bundle in the output folder is what evaluate, score and a scorer read."
        })
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions data;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "labelled rows to learn from")
    private Path file;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "labelled rows on which figures are taken (default: a tenth of --data is held back)")
    private Path test;

    @Option(
            names = "--unlabelled",
            paramLabel = "FILE",
            description = "rows of which only the teacher's opinion is learned")
    private Path unlabelled;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "a new or empty folder for the bundle")
    private Path out;

    @Option(names = "--limit", paramLabel = "N", description = "read N labelled rows at most")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--quiet", description = "no progress bars")
    private boolean quiet;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        LeftOut.checkTraining();
        refuseFullFolder();
        LimbeckSettings read = settings.readWithKey(List.of());
        read.trainer().check(read.taskToDo());
        RoundSettings round =
                read.trainer().round(read.taskToDo(), read.scorer().accept().targetAccuracy());
        Cleaner cleaner = read.cleaner();
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        CleanRows rows = new CleanRows(cleaner, broken);
        List<Row> learn = new ArrayList<>(rows.read(file, data.columns(read.modality(), true), limit));
        if (unlabelled != null) {
            learn.addAll(rows.read(unlabelled, data.columns(read.modality(), false), Long.MAX_VALUE));
        }
        List<Row> judge =
                test == null ? List.of() : rows.read(test, data.columns(read.modality(), true), Long.MAX_VALUE);
        broken.finish();
        CleanRows.requireLearnable(learn, file);
        ProgressBars bars = new ProgressBars(System.err);
        try (bars) {
            Figures figures = new OfflineRound(
                            round,
                            read.trainer().gate(),
                            read.dataDir().resolve("embeddings"),
                            quiet ? Progress.NONE : bars)
                    .run(learn, judge, cleaner.version(), out);
            bars.close();
            print(figures, spec.commandLine().getOut());
            json.write(figures);
        }
        return 0;
    }

    private void print(Figures figures, PrintWriter to) {
        to.printf(
                "%-24s %9s %9s %7s %13s %13s %12s%n",
                "", "accuracy", "macro-F1", "ECE", "parameters", "bytes", "records/s");
        for (Figures.Line line : figures.rows()) {
            to.printf(
                    Locale.ROOT,
                    "%-24s %9.4f %9.4f %7.4f %,13d %,13d %,12.0f%s%n",
                    line.name(),
                    line.accuracy(),
                    line.macroF1(),
                    line.ece(),
                    line.parameters(),
                    line.bytes(),
                    line.recordsPerSecond(),
                    line.name().equals(figures.served()) ? "  <- served" : "");
        }
        to.printf(
                Locale.ROOT,
                "%,d labelled and %,d unlabelled rows, %,d judged; alpha %.2f: %s%n",
                figures.labelled(),
                figures.unlabelled(),
                figures.testRows(),
                figures.alpha(),
                figures.explanation());
        to.printf(
                Locale.ROOT,
                "largest difference of logits between libtorch and ONNX Runtime: %.1e%n",
                figures.parity());
        if (!figures.contest().isEmpty()) {
            to.println(figures.contest());
        }
        to.println("the bundle is in " + out);
        to.flush();
    }

    private void refuseFullFolder() throws Exception {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> inside = Files.list(out)) {
            if (inside.findAny().isPresent()) {
                throw new UnusableException("the folder " + out + " is not empty; choose another with --out");
            }
        }
    }
}
