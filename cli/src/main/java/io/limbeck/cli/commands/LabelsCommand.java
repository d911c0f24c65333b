package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row;
import io.limbeck.cli.data.Rows;
import io.limbeck.cli.forget.Forgetting;
import io.limbeck.cli.labels.LabelRecords;
import io.limbeck.cli.labels.LabelWriter;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck labels}: labelled rows into the training set, and out of it. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = "Puts labelled rows into the training set, or prints it.")
final class LabelsCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Cleans the rows of a CSV, TSV or JSONL file (also .gz) and adds them to the training set.")
    int importFile(
            @Mixin SettingsOptions options,
            @Mixin DataOptions data,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--limit", paramLabel = "N", description = "N rows at most") Long limit,
            @Mixin JsonOption json)
            throws Exception {
        LimbeckSettings settings = options.readStrictly();
        LabelRecords records = new LabelRecords(
                settings.cleaner(), LabelOrigin.IMPORT, file.getFileName().toString(), Clock.systemUTC());
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        Set<String> forgotten = new Forgetting(settings.topicCatalogue(), settings.kafka())
                .forgotten()
                .keySet();
        long written;
        try (Rows rows = DataFile.open(file, data.columns(settings.modality(), true));
                LabelWriter writer = new LabelWriter(settings.topicCatalogue().labels(), settings.kafka())) {
            long taken = 0;
            for (Optional<Row> row = rows.next();
                    row.isPresent() && (limit == null || taken < limit);
                    row = rows.next()) {
                if (row.get() instanceof Row.Good good) {
                    Optional<Label> label = records.label(good);
                    Optional<Label> wanted = label.filter(some -> !forgotten.contains(some.getId()));
                    wanted.ifPresentOrElse(
                            writer::write,
                            () -> broken.add(new Row.Broken(
                                    good.line(),
                                    label.isPresent()
                                            ? "the record was to be forgotten"
                                            : "cleaning leaves nothing of it")));
                    taken += wanted.isPresent() ? 1 : 0;
                } else if (row.get() instanceof Row.Broken line) {
                    broken.add(line);
                }
            }
            written = writer.flush();
        }
        broken.finish();
        out().println("imported " + written + " labels, broken lines " + broken.count());
        json.write(Map.of("imported", written, "broken", broken.count()));
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints the training set as JSON, one label a line; labels that were withdrawn are left out.")
    int export(@Mixin SettingsOptions options) {
        LimbeckSettings settings = options.read();
        AvroCodec<Label> codec = AvroCodec.of(Label.class);
        Map<String, String> live = new LinkedHashMap<>();
        TopicReading.committed(settings.kafka())
                .read(settings.topicCatalogue().labels().name(), message -> {
                    String id = new String(message.key(), StandardCharsets.UTF_8);
                    if (message.value() == null) {
                        live.remove(id);
                    } else {
                        live.put(id, line(codec.decode(message.value())));
                    }
                });
        live.values().forEach(out()::println);
        out().flush();
        return 0;
    }

    private static String line(Label label) {
        ObjectNode line = JSON.createObjectNode().put("id", label.getId());
        if (label.getRecord().getBody() instanceof Text text) {
            line.put("text", text.getText());
        } else if (label.getRecord().getBody() instanceof Tabular table) {
            line.set("columns", JSON.valueToTree(new TreeMap<>(table.getColumns())));
        }
        return line.put("label", label.getLabel())
                .put("labelledBy", label.getLabelledBy().name())
                .put("propensity", label.getPropensity())
                .put("labelledAt", label.getLabelledAt().toString())
                .toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
