package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cli.forget.Forgetting;
import io.limbeck.cli.forget.Keeping;
import io.limbeck.cli.forget.Models;
import io.limbeck.cli.forget.Traces;
import io.limbeck.cli.forget.Traces.Trace;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.model.store.KafkaModelStore;
import io.limbeck.model.store.ModelStore;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck forget}: no service takes these records again, and nobody learns from them any more. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = {
            "Takes records out of the training set and the review queue, and lets no service take them again.",
            "Says by when each topic loses them, and which models may have learned from them."
        })
final class ForgetCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "ids as their sender gave them, before cleaning")
    private List<String> originals;

    @Option(names = "--retrain", description = "have the trainer make a model afresh, without them")
    private boolean retrain;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LimbeckSettings settings = options.readStrictly();
        Topics topics = settings.topicCatalogue();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> ids = cleaned(settings.cleaner());
        Forgetting forgetting = new Forgetting(topics, settings.kafka());
        Map<String, Instant> before = forgetting.forgotten();
        Map<String, Trace> traces = new Traces(topics, settings.kafka()).of(ids.keySet());
        forgetting.forget(ids.keySet(), before.keySet(), retrain, now);
        ids.forEach((id, original) -> out().println(line(id, Optional.ofNullable(before.get(id)), traces.get(id))));
        out().println("no service takes " + (ids.size() == 1 ? "it" : "them") + " again");
        out().println();
        topics(settings, topics, now).forEach(out()::println);
        out().println();
        Models models = models(settings, topics, traces);
        json.write(figures(ids, before, traces, models));
        return 0;
    }

    /** Cleaned ids with their originals, in the order given. */
    private Map<String, String> cleaned(Cleaner cleaner) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String original : originals) {
            String id = cleaner.identifier(original);
            if (id.isEmpty()) {
                throw new UnusableException("an id is needed; nothing is left of one of those given once it is clean");
            }
            ids.put(id, original);
        }
        return ids;
    }

    private static String line(String id, Optional<Instant> before, Trace trace) {
        String found = trace.isEmpty()
                ? "no topic that can be searched holds anything of it"
                : trace.messages().entrySet().stream()
                        .map(topic -> topic.getValue() + " in " + topic.getKey())
                        .collect(Collectors.joining(", "));
        return id + ": " + found + (trace.label().isPresent() ? "; its label is withdrawn" : "")
                + before.map(at -> "; it was forgotten before, at " + at).orElse("");
    }

    /** By when each topic loses what it holds of them. */
    private List<String> topics(LimbeckSettings settings, Topics topics, Instant now) throws Exception {
        List<String> lines = new ArrayList<>();
        try (Admin admin = settings.kafka().admin()) {
            List<String> holding = new ArrayList<>(List.of(
                    topics.raw().name(),
                    topics.records().name(),
                    topics.predictions().name(),
                    topics.reviewRequests().name(),
                    topics.annotations().name(),
                    topics.labels().name(),
                    topics.deadLetters().name()));
            admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(topics.task() + ".") && name.endsWith("-changelog"))
                    .sorted()
                    .forEach(holding::add);
            Map<String, Keeping> kept = Keeping.of(admin, holding);
            for (String topic : holding) {
                lines.add("%-48s %s".formatted(topic, when(kept.get(topic), now)));
            }
        }
        return lines;
    }

    private static String when(Keeping keeping, Instant now) {
        return keeping.goneBy(now)
                .map(at -> "loses it by " + at.truncatedTo(ChronoUnit.MINUTES) + " at the latest (retention.ms "
                        + keeping.retention().orElseThrow() + ", segment.ms " + keeping.segment() + ")")
                .or(() -> keeping.compactedBy(now)
                        .map(at -> "loses it by " + at.truncatedTo(ChronoUnit.MINUTES)
                                + ", if others follow (max.compaction.lag.ms "
                                + keeping.compaction().orElseThrow() + ", segment.ms " + keeping.segment() + ")"))
                .orElse("loses it nobody knows when: it is "
                        + (keeping.compaction().isPresent()
                                ? "compacted with no max.compaction.lag.ms"
                                : "kept for ever"));
    }

    private Models models(LimbeckSettings settings, Topics topics, Map<String, Trace> traces) {
        try (ModelStore store = new KafkaModelStore(settings.kafka().client(), topics, Clock.systemUTC())) {
            Models models = Models.of(store.manifests(), traces.values());
            Optional<Long> champion = store.champion().map(Champion::getVersion);
            if (models.isEmpty()) {
                out().println("no model that is known of learned from it");
            } else {
                print(
                        "models made when its label was there, each of which may have learned from it",
                        models.labelled(),
                        champion);
                print(
                        "models made since it came in, which may know its text or a model that did",
                        models.others(),
                        champion);
                out().println("which of them did, nobody can say: a model notes a hash of its sample, not its rows");
            }
            out().println(
                            retrain
                                    ? "the trainer makes a model afresh, without it; older ones stay in the registry"
                                    : "with --retrain the trainer makes a model afresh, without it");
            return models;
        }
    }

    private void print(String what, List<Long> versions, Optional<Long> champion) {
        if (!versions.isEmpty()) {
            out().println(what + ": "
                    + versions.stream()
                            .map(version ->
                                    version + (champion.filter(version::equals).isPresent() ? " (serves)" : ""))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static Map<String, Object> figures(
            Map<String, String> ids, Map<String, Instant> before, Map<String, Trace> traces, Models models) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ids", ids.size());
        figures.put("unknown", traces.values().stream().filter(Trace::isEmpty).count());
        figures.put("before", ids.keySet().stream().filter(before::containsKey).count());
        figures.put(
                "labels",
                traces.values().stream()
                        .filter(trace -> trace.label().isPresent())
                        .count());
        figures.put("modelsWithLabel", models.labelled());
        figures.put("modelsSince", models.others());
        return figures;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
