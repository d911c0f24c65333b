package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck anonymise}: stdin to stdout through the cleaner. */
@Command(
        name = "anonymise",
        aliases = "anonymize",
        mixinStandardHelpOptions = true,
        description = {
            "Cleans each line of stdin and prints it: what ingest would make of it as a text.",
            "With --findings, prints where personal data was found instead."
        })
final class AnonymiseCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--findings",
            description = "print for each line a JSON list of {type, start, end, score}; offsets count UTF-16 units")
    private boolean findings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        clean(
                settings.readWithKey(List.of()).cleaner(),
                System.in,
                spec.commandLine().getOut());
        return 0;
    }

    void clean(Cleaner cleaner, InputStream in, PrintWriter out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // One line in, one line out, whatever the markup in it said.
            out.println(
                    findings
                            ? json(cleaner.find(line))
                            : cleaner.clean(line).text().replace('\n', ' '));
        }
        out.flush();
    }

    /** What was replaced and what was kept, from left to right. */
    private static String json(List<Finding> found) {
        ArrayNode list = JSON.createArrayNode();
        for (Finding finding : found) {
            list.addObject()
                    .put("type", finding.type())
                    .put("start", finding.start())
                    .put("end", finding.end())
                    .put("score", finding.score());
        }
        return list.toString();
    }
}
