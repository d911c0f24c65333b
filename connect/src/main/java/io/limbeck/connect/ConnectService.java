package io.limbeck.connect;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.service.Services;
import io.limbeck.runtime.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.NoneConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.apache.kafka.connect.util.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A standalone Kafka Connect worker without its REST server: which connectors run is said once, at the start, by who may
 * start this process, and by nobody over the network. At least once: how far a connector came is on disk a second after
 * the brokers have its messages, and when it stops in order.
 */
final class ConnectService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectService.class);
    private static final long PATIENCE_SECONDS = 60;

    private final ServiceContext context;
    private final List<Connector> connectors;
    private final Optional<Path> plugins;
    private final Services parts = new Services();

    ConnectService(ServiceContext context, List<Connector> connectors, Optional<Path> plugins) {
        this.context = context;
        this.connectors = List.copyOf(connectors);
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return WorkerProperties.SERVICE;
    }

    /** @throws SettingsException a connector refuses its settings; also when it could not reach its source to check them */
    @Override
    public void start() {
        Herder herder = herder();
        herder.start();
        parts.add("worker", herder::stop);
        for (Connector connector : connectors) {
            put(herder, connector);
            LOG.info("connector {} runs", connector.name());
        }
        ConnectorWatch watch = parts.add("watch", new ConnectorWatch(herder, connectors, context.health()));
        watch.start();
    }

    private Herder herder() {
        Map<String, String> properties = WorkerProperties.of(context, plugins);
        try {
            Files.createDirectories(WorkerProperties.offsets(context).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be written", e);
        }
        Plugins found = new Plugins(properties);
        ClassLoader before = found.compareAndSwapWithDelegatingLoader();
        parts.add("class loader", () -> Plugins.compareAndSwapLoaders(before));
        StandaloneConfig config = new StandaloneConfig(properties);
        FileOffsetBackingStore offsets = new FileOffsetBackingStore(
                found.newInternalConverter(true, JsonConverter.class.getName(), Map.of("schemas.enable", "false")));
        offsets.configure(config);
        // The settings of clients are the worker's: a connector's file cannot lead elsewhere or write less safely.
        NoneConnectorClientConfigOverridePolicy policy = new NoneConnectorClientConfigOverridePolicy();
        Worker worker = new Worker(context.member(name()), Time.SYSTEM, found, config, offsets, policy);
        return new StandaloneHerder(worker, config.kafkaClusterId(), policy);
    }

    private static void put(Herder herder, Connector connector) {
        FutureCallback<Herder.Created<ConnectorInfo>> done = new FutureCallback<>();
        herder.putConnectorConfig(connector.name(), connector.settings(), true, done);
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new SettingsException(connector.name(), Refusal.of(e.getCause()));
        } catch (TimeoutException e) {
            throw new SettingsException(connector.name(), "did not start within " + PATIENCE_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connector " + connector.name() + " starts", e);
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
