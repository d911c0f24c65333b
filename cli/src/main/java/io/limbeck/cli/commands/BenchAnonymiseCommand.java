package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.bench.CleaningSpeed;
import io.limbeck.cli.bench.RecognitionBenchmark;
import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck bench anonymise}: what the cleaner finds, and how fast it is. */
@Command(
        name = "anonymise",
        aliases = "anonymize",
        mixinStandardHelpOptions = true,
        description = {
            "What the cleaner finds in published cases of personal data (recall, precision by type), and how much text",
            "one thread cleans in a second."
        })
final class BenchAnonymiseCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final int TEXTS = 20_000;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "where the cases lie, found by name: presidio_recognizer_cases.jsonl, synth_dataset_v2.json[.gz],",
                "zh_pii_values.jsonl, phones.tsv; without it only speed is measured"
            })
    private Path data;

    @Option(
            names = "--prose",
            paramLabel = "FILE",
            description = "ordinary text for the speed, as a data file (default: tickets without personal data)")
    private Path prose;

    @Mixin
    private DataOptions columns;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        PrintWriter out = spec.commandLine().getOut();
        if (data != null) {
            List<RecognitionBenchmark.Table> tables = new RecognitionBenchmark(data, this::cleaner).run();
            tables.forEach(table -> print(out, table));
            figures.put("recognition", tables);
        }
        CleaningSpeed speed = new CleaningSpeed(cleaner(List.of()));
        List<CleaningSpeed.Line> lines = List.of(
                speed.measure("prose", prose == null ? tickets(false) : TextSample.of(prose, columns, TEXTS)),
                speed.measure("dense with personal data", tickets(true)));
        out.println();
        out.println("| one thread, whole cleaner | texts | finds | MB/s |");
        out.println("|---|---:|---:|---:|");
        lines.forEach(line -> out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %.1f |%n",
                line.name(),
                line.texts(),
                line.finds(),
                line.megabytesPerSecond()));
        out.flush();
        figures.put("speed", lines);
        json.write(figures);
        return 0;
    }

    private Cleaner cleaner(List<String> besides) {
        return settings.readWithKey(besides).cleaner();
    }

    private static void print(PrintWriter out, RecognitionBenchmark.Table table) {
        out.println();
        out.println(table.title());
        out.println();
        out.println("| type | there | found | recall | false finds | precision | texts without | held |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        List<RecognitionBenchmark.Line> lines = new ArrayList<>(table.lines());
        lines.add(table.total());
        lines.forEach(line -> out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %d | %.3f | %d | %d |%n",
                line.name(),
                line.there(),
                line.found(),
                line.recall(),
                line.falseFinds(),
                line.precision(),
                line.without(),
                line.held()));
        out.flush();
    }

    /** Tickets of the sample, those with or those without personal data. */
    private static List<String> tickets(boolean withPersonalData) {
        SampleStream stream = new SampleStream(SEED, Difficulty.DEFAULT);
        List<String> texts = new ArrayList<>();
        while (texts.size() < TEXTS / 4) {
            stream.next(Phase.BEFORE, Instant.EPOCH)
                    .filter(message -> message.secrets().isEmpty() != withPersonalData)
                    .flatMap(message -> message.ticket())
                    .ifPresent(ticket -> texts.add(ticket.text()));
        }
        return texts;
    }
}
