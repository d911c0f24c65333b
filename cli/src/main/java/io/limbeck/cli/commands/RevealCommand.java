package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.Reveal;
import io.limbeck.cleaning.personal.Reveal.Revealed;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.service.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck reveal}: encrypted values back to what they were, for who has the key. */
@Command(
        name = "reveal",
        mixinStandardHelpOptions = true,
        description = {
            "Copies stdin to stdout, line by line, with each encrypted value as it was written: personal data.",
            "With --names, takes each line as a value and prints its pseudonym under each key, the newest first.",
            "Values are read from stdin only: a command line is seen by others. Counts go to stderr, values never do."
        })
final class RevealCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(names = "--names", description = "print the pseudonyms that values have under each key, parted by tabs")
    private boolean names;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LimbeckSettings read = settings.readStrictly();
        PrintWriter out = spec.commandLine().getOut();
        if (names) {
            names(read.cleaner(), System.in, out);
            return ExitCode.OK.value();
        }
        return reveal(
                        new Reveal(read.ingest().pii()),
                        System.in,
                        out,
                        spec.commandLine().getErr())
                .value();
    }

    static ExitCode reveal(Reveal reveal, InputStream in, PrintWriter out, PrintWriter err) throws IOException {
        Map<String, Integer> unknown = new TreeMap<>();
        long values = 0;
        long damaged = 0;
        BufferedReader lines = reader(in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Revealed revealed = reveal.reveal(line);
            out.println(revealed.text());
            values += revealed.read();
            damaged += revealed.damaged();
            revealed.unknown().forEach((key, count) -> unknown.merge(key, count, Integer::sum));
        }
        out.flush();
        err.println("limbeck: revealed " + values + " values");
        unknown.forEach((key, count) -> err.println(
                "limbeck: " + count + " were made under key " + key + ", which is not in ingest.pii.key or oldKeys"));
        if (damaged > 0) {
            err.println("limbeck: " + damaged + " were changed after they were made");
        }
        err.flush();
        return unknown.isEmpty() && damaged == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    static void names(Cleaner cleaner, InputStream in, PrintWriter out) throws IOException {
        BufferedReader lines = reader(in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(String.join("\t", cleaner.identifiers(line)));
        }
        out.flush();
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
