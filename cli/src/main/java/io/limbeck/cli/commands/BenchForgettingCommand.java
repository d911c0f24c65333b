package io.limbeck.cli.commands;

import io.limbeck.cli.bench.ForgettingBenchmark;
import io.limbeck.cli.bench.ForgettingBenchmark.Course;
import io.limbeck.cli.bench.ForgettingBenchmark.Step;
import io.limbeck.cli.bench.ForgettingBenchmark.Way;
import io.limbeck.cli.bench.Shift;
import io.limbeck.cli.wiring.LeftOut;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.teach.Teachers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code limbeck bench forgetting}: what rounds on shifted data cost on the first data. */
@Command(
        name = "forgetting",
        mixinStandardHelpOptions = true,
        description = {
            "What a model forgets: a first model of all labels, then rounds on new rows of half of the labels. Beside the",
            "trainer's rounds: naive fine-tuning, and training from scratch on a balanced sample of everything seen."
        })
final class BenchForgettingCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options;

    @Mixin
    private DataOptions columns;

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "labelled rows to learn from")
    private Path data;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            required = true,
            description = "labelled rows on which accuracy is taken")
    private Path test;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "2000",
            description = "labels before the shift (default: ${DEFAULT-VALUE})")
    private int first;

    @Option(
            names = "--per-round",
            paramLabel = "N",
            defaultValue = "400",
            description = "labels of each round (default: ${DEFAULT-VALUE})")
    private int perRound;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "after the shift (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--unlabelled",
            paramLabel = "N",
            defaultValue = "500",
            description = "records of each round that stay without a label (default: ${DEFAULT-VALUE})")
    private int unlabelled;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "draws of the rows, 1 to N, over which figures are averaged (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "the first draw (default: 1)")
    private long seed;

    @Option(
            names = "--ways",
            paramLabel = "WAY",
            split = ",",
            description = "only some: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Way> ways = EnumSet.allOf(Way.class);

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    /** One line of the table: a mean over the draws for each round. */
    private record Line(String name, String data, List<Double> accuracy) {}

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        if (seeds < 1 || rounds < 1 || first < 1 || perRound < 1 || unlabelled < 0 || ways.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seeds, --rounds, --first and --per-round must be at least 1, --unlabelled not negative");
        }
        LeftOut.checkTraining();
        LimbeckSettings read = options.readWithKey(List.of());
        read.trainer().check(read.taskToDo());
        RoundSettings round =
                read.trainer().round(read.taskToDo(), read.scorer().accept().targetAccuracy());
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        CleanRows rows = new CleanRows(read.cleaner(), broken);
        List<Row> learn = rows.read(data, columns.columns(read.modality(), true), Long.MAX_VALUE);
        List<Row> judge = rows.read(test, columns.columns(read.modality(), true), Long.MAX_VALUE);
        broken.finish();
        Shift.Sizes sizes = new Shift.Sizes(first, perRound, rounds, unlabelled);

        List<List<Course>> draws = new ArrayList<>();
        try (Teachers teachers = Teachers.open(round.teacher(), read.dataDir().resolve("embeddings"), answered -> {})) {
            for (long draw = seed; draw < seed + seeds; draw++) {
                Shift shift = shift(learn, sizes, draw);
                long number = draw;
                try (WorkFolder work = WorkFolder.in(read.dataDir())) {
                    draws.add(new ForgettingBenchmark(
                                    read.trainer(), round, teachers, judge, work.path(), line -> say(number, line))
                            .run(shift, EnumSet.copyOf(ways)));
                }
            }
        }
        List<Line> lines = lines(draws);
        print(lines, draws, judge.size());
        json.write(Map.of("testRows", judge.size(), "lines", lines, "draws", draws));
        return 0;
    }

    private Shift shift(List<Row> learn, Shift.Sizes sizes, long draw) {
        try {
            return Shift.of(learn, sizes, draw);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(data + ": " + e.getMessage());
        }
    }

    private void say(long draw, String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("seed " + draw + ", " + line);
        err.flush();
    }

    private static List<Line> lines(List<List<Course>> draws) {
        List<Line> lines = new ArrayList<>();
        for (int c = 0; c < draws.get(0).size(); c++) {
            int place = c;
            List<Course> courses = draws.stream().map(draw -> draw.get(place)).toList();
            Way way = courses.get(0).way();
            lines.add(new Line(
                    way.title(), "first", mean(courses, step -> step.serving().first())));
            lines.add(new Line(
                    way.title(), "shifted", mean(courses, step -> step.serving().shifted())));
            if (way == Way.LIMBECK) {
                String young = way.title() + ", challengers";
                lines.add(new Line(
                        young, "first", mean(courses, step -> step.challenger().first())));
                lines.add(new Line(
                        young,
                        "shifted",
                        mean(courses, step -> step.challenger().shifted())));
            }
        }
        return lines;
    }

    private static List<Double> mean(List<Course> courses, Function<Step, Double> figure) {
        List<Double> means = new ArrayList<>();
        for (int s = 0; s < courses.get(0).steps().size(); s++) {
            int step = s;
            means.add(courses.stream()
                    .mapToDouble(course -> figure.apply(course.steps().get(step)))
                    .average()
                    .orElseThrow());
        }
        return means;
    }

    private void print(List<Line> lines, List<List<Course>> draws, int testRows) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d test rows, %d draws of the rows%n%n", testRows, draws.size());
        StringBuilder head = new StringBuilder("| accuracy | data | before |");
        StringBuilder rule = new StringBuilder("|---|---|---:|");
        for (int r = 1; r <= rounds; r++) {
            head.append(" ").append(r).append(" |");
            rule.append("---:|");
        }
        out.println(head + " change |");
        out.println(rule + "---:|");
        for (Line line : lines) {
            List<Double> accuracy = line.accuracy();
            out.printf("| %s | %s |", line.name(), line.data());
            accuracy.forEach(value -> out.printf(Locale.ROOT, " %.4f |", value));
            out.printf(Locale.ROOT, " %+.4f |%n", accuracy.get(accuracy.size() - 1) - accuracy.get(0));
        }
        out.println();
        draws.stream()
                .flatMap(List::stream)
                .filter(course -> course.way() == Way.LIMBECK)
                .forEach(course -> out.println("the gate: "
                        + String.join(
                                ", ",
                                course.steps().stream()
                                        .skip(1)
                                        .map(Step::verdict)
                                        .toList())));
        out.flush();
    }
}
