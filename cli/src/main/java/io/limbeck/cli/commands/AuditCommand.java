package io.limbeck.cli.commands;

import io.limbeck.cli.audit.AuditReport;
import io.limbeck.cli.audit.TaskAudit;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.runtime.service.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limbeck audit}: proves on the committed topics that nothing was lost or doubled. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Proves on the committed topics, message by message, that every raw message has exactly one outcome.",
            "Exit code 0 when the accounts balance, 1 when they do not."
        })
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LimbeckSettings read = settings.read();
        AuditReport report = new TaskAudit(read.topicCatalogue(), read.kafka()).run();
        report.lines().forEach(spec.commandLine().getOut()::println);
        json.write(report.figures());
        return (report.holds() ? ExitCode.OK : ExitCode.FAILED).value();
    }
}
