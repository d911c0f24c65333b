package io.limbeck.cli.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cleaning.CleanColumns;
import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.JsonColumns;
import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limbeck score}: stdin JSONL to stdout JSONL. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Scores lines of JSON from stdin, and prints a line of JSON with the label for each.",
            "A line has a text, or an object of columns, and may have an id.",
            "A line that cannot be scored gives a line with an error."
        })
final class ScoreCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 64;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            required = true,
            description = "a bundle, as train or models export wrote it")
    private Path model;

    @Spec
    private CommandSpec spec;

    /** A line to be scored, or what is wrong with it. */
    private record Line(ObjectNode answer, Content content) {}

    @Override
    public Integer call() throws Exception {
        StopAtOnce.install(spec);
        Cleaner cleaner = settings.readWithKey(List.of()).cleaner();
        try {
            Bundle bundle = Bundle.open(model);
            CleanerMatch.require(bundle, cleaner);
            try (Classifier classifier = OnnxClassifier.load(bundle, 0, SessionSettings.defaults())) {
                score(classifier, cleaner, bundle.description().modality());
            }
            return 0;
        } catch (BundleRefused e) {
            throw new UnusableException("the model in " + model + " cannot be used: " + e.getMessage());
        }
    }

    private void score(Classifier classifier, Cleaner cleaner, Modality modality) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Line> batch = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            batch.add(parse(line, cleaner, modality));
            // A person who types waits for an answer; a pipe is read in batches.
            if (batch.size() == BATCH || !in.ready()) {
                answer(batch, classifier);
                batch.clear();
            }
        }
        answer(batch, classifier);
    }

    private void answer(List<Line> batch, Classifier classifier) {
        List<Content> contents = batch.stream()
                .filter(line -> line.content() != null)
                .map(Line::content)
                .toList();
        List<Scored> scored = contents.isEmpty() ? List.of() : classifier.score(contents);
        PrintWriter out = spec.commandLine().getOut();
        int next = 0;
        for (Line line : batch) {
            if (line.content() != null) {
                Scored score = scored.get(next++);
                line.answer().put("label", score.label()).put("confidence", score.confidence());
                ObjectNode scores = line.answer().putObject("scores");
                for (int i = 0; i < classifier.labels().size(); i++) {
                    scores.put(classifier.labels().get(i), score.probabilities()[i]);
                }
            }
            out.println(line.answer());
        }
        out.flush();
    }

    private static Line parse(String line, Cleaner cleaner, Modality modality) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode fields = JSON.readTree(line);
            if (fields.hasNonNull("id")) {
                answer.set("id", fields.get("id"));
            }
            if (modality == Modality.TABULAR) {
                CleanColumns clean = cleaner.clean(JsonColumns.of(fields.path("columns")));
                return clean.isEmpty()
                        ? new Line(answer.put("error", "has no columns"), null)
                        : new Line(answer, new Content.TabularContent(clean.columns()));
            }
            if (!fields.path("text").isTextual()) {
                return new Line(answer.put("error", "has no text"), null);
            }
            String text = cleaner.clean(fields.get("text").asText()).text();
            return text.isBlank()
                    ? new Line(answer.put("error", "cleaning leaves nothing of the text"), null)
                    : new Line(answer, new Content.TextContent(text));
        } catch (JsonProcessingException e) {
            return new Line(answer.put("error", "not valid JSON"), null);
        }
    }
}
