package io.limbeck.cli.commands;

import io.limbeck.cli.bench.RoundCost;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.model.Modality;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.teach.Teachers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck bench rounds}: what a round costs as labels pile up. */
@Command(
        name = "rounds",
        mixinStandardHelpOptions = true,
        description = {
            "What a round of the trainer costs when the topic of labels holds 1, 10 and 100 times as many: seconds by",
            "stage, and memory. Where the file has too few texts, more are put together from halves of two."
        })
final class BenchRoundsCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options;

    @Mixin
    private DataOptions columns;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "labelled texts")
    private Path data;

    @Option(
            names = "--labels",
            paramLabel = "N",
            defaultValue = "3000",
            description = "that a champion knows (default: ${DEFAULT-VALUE})")
    private int labels;

    @Option(
            names = "--times",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,10,100",
            description = "how many times as many (default: ${DEFAULT-VALUE})")
    private List<Integer> times;

    @Option(
            names = "--new",
            paramLabel = "N",
            defaultValue = "500",
            description = "new labels of a round (default: ${DEFAULT-VALUE})")
    private int fresh;

    @Option(
            names = "--unlabelled",
            paramLabel = "N",
            defaultValue = "1000",
            description = "recent records without a label (default: ${DEFAULT-VALUE})")
    private int unlabelled;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        LeftOut.checkTraining();
        LimbeckSettings read = options.readWithKey(List.of());
        read.trainer().check(read.taskToDo());
        RoundSettings round =
                read.trainer().round(read.taskToDo(), read.scorer().accept().targetAccuracy());
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        List<Row> rows =
                new CleanRows(read.cleaner(), broken).read(data, columns.columns(Modality.TEXT, true), Long.MAX_VALUE);
        broken.finish();
        int news = (times.size() + 1) * fresh;
        if (labels < 1 || fresh < 1 || unlabelled < 0 || times.stream().anyMatch(n -> n < 1)) {
            throw new UnusableException("--labels, --new and --times must be at least 1, --unlabelled not negative");
        }
        if (rows.size() < news + unlabelled + labels) {
            throw new UnusableException(String.format(
                    "%s has %,d rows, %,d are needed; choose smaller numbers",
                    data, rows.size(), news + unlabelled + labels));
        }
        List<List<Row>> rounds = new ArrayList<>();
        for (int start = 0; start < news; start += fresh) {
            rounds.add(rows.subList(start, start + fresh));
        }
        List<Row> recent = rows.subList(news, news + unlabelled).stream()
                .map(row -> Row.unlabelled("recent-" + row.id(), row.content()))
                .toList();
        List<Row> older = rows.subList(news + unlabelled, rows.size());
        try (WorkFolder work = WorkFolder.in(read.dataDir());
                // A cache of its own, so that the new labels of every round are new to the teacher.
                Teachers teachers = Teachers.open(round.teacher(), work.path().resolve("embeddings"), answered -> {})) {
            List<Integer> sizes = times.stream().map(n -> n * labels).toList();
            List<RoundCost.Line> lines =
                    new RoundCost(read.trainer(), round, teachers, work.path()).run(older, rounds, recent, sizes);
            print(lines);
            json.write(Map.of("lines", lines));
        }
        return 0;
    }

    private void print(List<RoundCost.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> stages = List.copyOf(lines.get(0).stages().keySet());
        out.println("| labels | seconds | " + String.join(" | ", stages) + " | heap MB |");
        out.println("|---:|---:|" + "---:|".repeat(stages.size()) + "---:|");
        for (RoundCost.Line line : lines) {
            out.printf(Locale.ROOT, "| %,d | %.1f |", line.labels(), line.seconds());
            stages.forEach(
                    stage -> out.printf(Locale.ROOT, " %.1f |", line.stages().getOrDefault(stage, 0.0)));
            out.printf(Locale.ROOT, " %,.0f |%n", line.heapMegabytes());
        }
        out.flush();
    }
}
