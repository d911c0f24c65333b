package io.limbeck.cli.commands;

import io.limbeck.cli.sending.Pace;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.service.ExitCode;
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
            "Sends a CSV, TSV or JSONL file (also .gz), or the files of a folder, to the raw topic.",
            "A row is a message; in a folder a text, a PNG or a JPEG image is one, too.",
            "At least once; a row's id, else its line in the file, makes a repetition recognisable."
        })
final class ReplayCommand implements Callable<Integer> {
    /** What key and headers add to a file that is one message. */
    private static final int ENVELOPE_BYTES = 64 * 1024;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private DataOptions data;

    @Parameters(paramLabel = "FILE", description = "or a folder, with all folders in it")
    private Path source;

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
        Replay replay;
        try (RawSender sender = new RawSender(read.topicCatalogue().raw(), read.kafka())) {
            replay = new Replay(
                    sender,
                    data.columns(read.modality(), false),
                    Pace.of(Optional.ofNullable(rate)),
                    limit == null ? Long.MAX_VALUE : limit,
                    read.topicCatalogue().raw().maxMessageBytes() - ENVELOPE_BYTES,
                    broken);
            replay.send(source);
            sender.flush();
            acknowledged = sender.acknowledged();
            refused = sender.refused();
        }
        broken.finish();
        spec.commandLine()
                .getOut()
                .println("sent " + acknowledged + " messages to "
                        + read.topicCatalogue().raw().name() + ", broken lines " + broken.count() + ", refused "
                        + refused
                        + (replay.skipped() == 0 ? "" : ", files skipped " + replay.skipped()));
        json.write(Map.of(
                "sent", acknowledged, "broken", broken.count(), "refused", refused, "skipped", replay.skipped()));
        return (refused == 0 ? ExitCode.OK : ExitCode.FAILED).value();
    }
}
