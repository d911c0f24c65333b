package io.limbeck.cli.commands;

import io.limbeck.trainer.fit.StepSpeed;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.LayerShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code limbeck bench step}: how long a training step of a transformer takes. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = {
            "How long a training step of a transformer student takes: 32 rows of 64 tokens, 8,000 word pieces.",
            "benchmarks/peers/torch_step.py prints the same for PyTorch's own Python."
        })
final class BenchStepCommand implements Callable<Integer> {
    private static final int BATCH = 32;
    private static final int LENGTH = 64;
    private static final int VOCABULARY = 8000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "that compute (default: 0, all processors)")
    private int threads;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "of which the median is printed (default: ${DEFAULT-VALUE})")
    private int steps;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    /** One row of the table. */
    private record Line(int layers, int width, String arithmetic, int threads, double milliseconds) {}

    @Override
    public Integer call() throws IOException {
        StopAtOnce.install(spec);
        if (threads < 0 || steps < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must not be negative, --steps at least 1");
        }
        int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        List<Line> lines = new ArrayList<>();
        for (EncoderShape shape : List.of(shape(3, 12, 32), shape(2, 2, 64))) {
            for (boolean half : new boolean[] {false, true}) {
                lines.add(new Line(
                        shape.layers().size(),
                        shape.hidden(),
                        half ? "BF16" : "FP32",
                        used,
                        StepSpeed.milliseconds(shape, BATCH, LENGTH, half, used, steps)));
            }
        }
        print(spec.commandLine().getOut(), lines);
        json.write(Map.of("lines", lines));
        return 0;
    }

    private static EncoderShape shape(int layers, int heads, int headWidth) {
        int hidden = heads * headWidth;
        LayerShape layer = new LayerShape(heads, headWidth, 4 * hidden);
        return new EncoderShape(VOCABULARY, 512, 2, hidden, Collections.nCopies(layers, layer), 1e-12);
    }

    private static void print(PrintWriter out, List<Line> lines) {
        out.println("| layers | width | linear layers | threads | ms a step |");
        out.println("|---:|---:|---|---:|---:|");
        lines.forEach(line -> out.printf(
                Locale.ROOT,
                "| %d | %d | %s | %d | %.1f |%n",
                line.layers(),
                line.width(),
                line.arithmetic(),
                line.threads(),
                line.milliseconds()));
        out.flush();
    }
}
