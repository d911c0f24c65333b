package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.topics.TopicSetup;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck topics}: creates the topics of the task, or prints one as JSON. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Creates the task's topics, or prints one.")
final class TopicsCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Creates the topics that are missing.")
    int create(@Mixin SettingsOptions options) throws Exception {
        LimbeckSettings settings = options.read();
        try (Admin admin = settings.kafka().admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<Topic> missing = settings.topicCatalogue().all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            new TopicSetup(admin, settings.topics()).create(missing);
            missing.forEach(topic -> out().println("created " + topic.name()));
            out().println(missing.isEmpty() ? "all topics were there" : missing.size() + " topics created");
        }
        return 0;
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Prints a topic as JSON, one message a line, committed messages only.")
    int read(
            @Mixin SettingsOptions options,
            @Parameters(
                            paramLabel = "TOPIC",
                            description = "e.g. predictions; with or without the task's name in front")
                    String name,
            @Option(names = "--limit", paramLabel = "N", description = "stop after N messages") Long limit,
            @Option(names = "--follow", description = "go on with new messages until Ctrl-C") boolean follow,
            @Option(names = "--values", description = "print the values only") boolean values) {
        LimbeckSettings settings = options.read();
        Topics topics = settings.topicCatalogue();
        String topic = fullName(topics, name);
        TopicJson json = new TopicJson(topics);
        TopicReading reading = TopicReading.committed(settings.kafka());
        long[] left = {limit == null ? Long.MAX_VALUE : limit};
        TopicReading.Visitor printer = message -> {
            if (left[0] > 0) {
                out().println(line(json, message, values));
                left[0]--;
            }
            return left[0] > 0 && !out().checkError();
        };
        if (follow) {
            reading.follow(topic, true, printer);
        } else {
            reading.read(topic, printer::visit);
        }
        out().flush();
        return 0;
    }

    private static JsonNode line(TopicJson json, ConsumerRecord<byte[], byte[]> message, boolean values) {
        return values ? json.value(message.topic(), message.value()) : json.of(message);
    }

    private static String fullName(Topics topics, String name) {
        return topics.all().stream()
                .map(Topic::name)
                .filter(full -> full.equals(name) || full.equals(topics.task() + "." + name))
                .findFirst()
                .orElseGet(() -> {
                    if (name.startsWith(topics.task() + ".")) {
                        return name; // an internal topic of the task
                    }
                    throw new UnusableException("there is no topic " + name + "; the task has: "
                            + topics.all().stream().map(Topic::name).collect(Collectors.joining(", ")));
                });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
