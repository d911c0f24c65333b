package io.limbeck.cli.commands;

import io.limbeck.cli.connecting.ConnectorFile;
import io.limbeck.cli.connecting.TaskValues;
import io.limbeck.cli.wiring.DataFolderLock;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.Logs;
import io.limbeck.cli.wiring.ServiceHost;
import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.connect.ConnectorHost;
import io.limbeck.runtime.service.ExitCode;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.Services;
import io.limbeck.runtime.service.StopSignal;
import io.limbeck.runtime.topics.TopicSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code limbeck connect FILE…}: a Kafka Connect worker for the task's sources. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = {
            "Runs Kafka Connect connectors until it is told to stop: PostgreSQL, any JDBC database, lines of a file.",
            "FILE is a connector's properties file; ready ones are in the folder connect.",
            "$${NAME} in it is an environment variable, $${topic} the task's raw topic; docs/sources.md says more."
        })
final class ConnectCommand implements Callable<Integer> {
    private static final String SERVICE = "connect";

    @Mixin
    private SettingsOptions options;

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "KEY=VALUE",
            description = "a property of every connector that is run, e.g. --with table.include.list=public.tickets")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "a folder with more connectors, each in a folder or jar of its own")
    private Path plugins;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ConnectorHost connect = ServiceLoader.load(ConnectorHost.class)
                .findFirst()
                .orElseThrow(() -> new UnusableException(
                        "Kafka Connect is not here: it comes with ./limbeck, when connect is its first word"));
        StopSignal stop = StopSignal.install();
        LimbeckSettings settings = options.read();
        List<Connector> connectors = connectors(settings);
        Logs logs = Logs.into(settings.logs(), settings.dataDir(), "INFO");
        try (Services parts = new Services()) {
            parts.add("lock", DataFolderLock.take(settings.dataDir().resolve(SERVICE)));
            ServiceHost<Service> host = ServiceHost.of(
                    SERVICE, settings, context -> connect.host(context, connectors, Optional.ofNullable(plugins)));
            new HostRun(stop, logs, spec.commandLine().getOut()).untilStopped(host, () -> prepare(settings));
        }
        return ExitCode.OK.value();
    }

    private List<Connector> connectors(LimbeckSettings settings) throws IOException {
        ConnectorFile reader = new ConnectorFile(TaskValues.of(settings, Map.copyOf(System.getenv())));
        Map<String, Connector> connectors = new LinkedHashMap<>();
        for (Path file : files) {
            Connector connector = reader.read(file, overrides);
            if (connectors.put(connector.name(), connector) != null) {
                throw new UnusableException("two connectors are called " + connector.name()
                        + "; give one of them another name: it remembers under it how far it came");
            }
        }
        return List.copyOf(connectors.values());
    }

    private static void prepare(LimbeckSettings settings) throws Exception {
        try (Admin admin = settings.kafka().admin()) {
            new TopicSetup(admin, settings.topics())
                    .ensure(List.of(settings.topicCatalogue().raw()));
        }
    }
}
