package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cli.data.DataFile;
import io.limbeck.cli.data.Row;
import io.limbeck.cli.data.Rows;
import io.limbeck.cli.sending.Pace;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.service.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck replay}: a file becomes messages of the raw topic. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a CSV, TSV or JSONL file (also .gz) to the raw topic.",
            "At least once; a row's id, else its line in the file, makes a repetition recognisable."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--rate", paramLabel = "N", description = "messages a second (default: as fast as it goes)")
    private Double rate;

    @Option(names = "--limit", paramLabel = "N", description = "send N rows at most")
    private Long limit;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LimbeckSettings read = settings.read();
        BrokenLines broken = new BrokenLines(spec.commandLine().getErr());
        long acknowledged;
        long refused;
        try (Rows rows = DataFile.open(file, data.columns(read.modality(), false));
                RawSender sender = new RawSender(read.topicCatalogue().raw(), read.kafka())) {
            send(rows, sender, broken);
            sender.flush();
            acknowledged = sender.acknowledged();
            refused = sender.refused();
        }
        broken.finish();
        spec.commandLine()
                .getOut()
                .println("sent " + acknowledged + " messages to "
                        + read.topicCatalogue().raw().name() + ", broken lines " + broken.count() + ", refused "
                        + refused);
        json.write(Map.of("sent", acknowledged, "broken", broken.count(), "refused", refused));
        return (refused == 0 ? ExitCode.OK : ExitCode.FAILED).value();
    }

    private void send(Rows rows, RawSender sender, BrokenLines broken) throws IOException {
        Pace pace = Pace.of(Optional.ofNullable(rate));
        long sent = 0;
        for (Optional<Row> row = rows.next(); row.isPresent() && !reached(sent); row = rows.next()) {
            if (row.get() instanceof Row.Good good) {
                pace.await();
                String id = good.id().orElse(file.getFileName() + ":" + good.line());
                ObjectNode fields = JSON.createObjectNode().put("id", id);
                if (good.columns().isEmpty()) {
                    fields.put("text", good.text());
                } else {
                    fields.setAll((ObjectNode) JSON.valueToTree(good.columns()));
                }
                // The key keeps repetitions of one id in one partition, where ingest looks for them.
                sender.send(Optional.empty(), bytes(id), bytes(fields.toString()), stored -> {});
                sent++;
            } else if (row.get() instanceof Row.Broken line) {
                broken.add(line);
            }
        }
    }

    private boolean reached(long sent) {
        return limit != null && sent >= limit;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
