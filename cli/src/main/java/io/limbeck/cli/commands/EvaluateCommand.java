package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.data.Columns;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.BundleEvaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck evaluate}: what a model is worth on a labelled file. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a model on a labelled file that it was not made of.")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            required = true,
            description = "a bundle, as train or models export wrote it")
    private Path model;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "labelled rows")
    private Path file;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        Cleaner cleaner = settings.readWithKey(List.of()).cleaner();
        try {
            Bundle bundle = Bundle.open(model);
            CleanerMatch.require(bundle, cleaner);
            Columns columns = data.columns(bundle.description().modality(), true);
            BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
            List<Row> rows = new CleanRows(cleaner, broken).read(file, columns, Long.MAX_VALUE);
            broken.finish();
            if (rows.isEmpty()) {
                throw new UnusableException(file + " holds no labelled row");
            }
            BundleEvaluation figures = BundleEvaluation.of(model, rows, SessionSettings.defaults());
            print(figures);
            json.write(figures);
            return 0;
        } catch (BundleRefused e) {
            throw new UnusableException("the model in " + model + " cannot be used: " + e.getMessage());
        }
    }

    private void print(BundleEvaluation figures) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "accuracy %.4f, macro-F1 %.4f, ECE %.4f on %,d rows (%,d with labels the model does not know)%n",
                        figures.accuracy(),
                        figures.macroF1(),
                        figures.ece(),
                        figures.rows(),
                        figures.unknownLabels());
        if (figures.acceptThreshold() == null) {
            spec.commandLine().getOut().println("no threshold can be vouched for: everything would go to review");
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "at the threshold %.3f it accepts %.1f %% with accuracy %.4f%n",
                            figures.acceptThreshold(),
                            figures.accepted() * 100,
                            figures.acceptedAccuracy() == null ? Double.NaN : figures.acceptedAccuracy());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,.0f records/s from text to label (%s)%n",
                        figures.recordsPerSecond(),
                        figures.precision());
        spec.commandLine().getOut().flush();
    }
}
