package io.limbeck.cli.wiring;

import io.limbeck.broker.EmbeddedBroker;
import io.limbeck.cli.sample.Ticket;
import io.limbeck.ingest.IngestService;
import io.limbeck.labeler.LabelerService;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.runtime.http.PortTakenException;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.Services;
import io.limbeck.runtime.topics.TopicSetup;
import io.limbeck.runtime.topics.TopicsSettings;
import io.limbeck.scorer.ScorerService;
import io.limbeck.trainer.TrainerService;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * All services in one process beside a real broker. Started from the back to the front, so that nothing arrives before
 * there is somebody to take it; closed from the front to the back, the broker last.
 */
public final class Loop implements AutoCloseable {
    private final Services parts;
    private final LimbeckSettings settings;
    private final EmbeddedBroker broker;
    private final ServiceHost<TrainerService> trainer;
    private final ServiceHost<LabelerService> labeler;
    private final ServiceHost<ScorerService> scorer;
    private final ServiceHost<IngestService> ingest;

    private Loop(Services parts, LimbeckSettings settings, EmbeddedBroker broker, CurveSource curves) {
        this.parts = parts;
        this.settings = settings;
        this.broker = broker;
        ServiceFactory make = new ServiceFactory(settings, settings.cleaner());
        this.trainer = parts.add("trainer", make.trainer());
        this.labeler = parts.add("labeler", make.labeler(curves));
        this.scorer = parts.add("scorer", make.scorer());
        this.ingest = parts.add("ingest", make.ingest());
    }

    /**
     * Starts broker and services; what cannot be started takes everything before it down again.
     *
     * @param curves what the console draws beside the loop's own figures
     * @param seeds labelled texts for a training set that is still empty; planted before anybody reads it
     */
    public static Loop start(LimbeckSettings given, CurveSource curves, List<Ticket> seeds)
            throws IOException, InterruptedException, ExecutionException {
        given.trainer().check(given.taskToDo());
        Services parts = new Services();
        try {
            parts.add("lock", DataFolderLock.take(given.dataDir()));
            EmbeddedBroker broker = parts.add("broker", broker(given));
            LimbeckSettings settings = given.with(
                    kafka(given.kafka(), broker.bootstrapServers()),
                    // One node has one copy of everything.
                    new TopicsSettings(given.topics().create(), given.topics().partitions(), 1, 1));
            try (Admin admin = settings.kafka().admin()) {
                new TopicSetup(admin, settings.topics())
                        .ensure(settings.topicCatalogue().all());
            }
            if (!seeds.isEmpty()) {
                new SeedLabels(settings.topicCatalogue().labels(), settings.kafka(), settings.cleaner()).plant(seeds);
            }
            Loop loop = new Loop(parts, settings, broker, curves);
            loop.hosts().forEach(ServiceHost::start);
            return loop;
        } catch (Exception e) {
            parts.close();
            throw e;
        }
    }

    /** The settings as they are in this process: the embedded broker's address, one replica. */
    public LimbeckSettings settings() {
        return settings;
    }

    /** Where what is can be found, by name, for people. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("kafka", broker.bootstrapServers());
        addresses.put("console", labeler.service().url());
        addresses.put("scorer", scorer.service().url());
        addresses.put("push", ingest.service().pushUrl() + "/ingest");
        hosts().forEach(host -> addresses.put(host.name() + " metrics", host.adminUrl() + "/metrics"));
        return addresses;
    }

    public String consoleUrl() {
        return labeler.service().url();
    }

    /** Why services are not ready, by service; empty when all are. */
    public Map<String, String> notReady() {
        Map<String, String> reasons = new TreeMap<>();
        hosts().forEach(host -> host.notReady().forEach((part, reason) -> reasons.put(host.name(), reason)));
        return reasons;
    }

    /** No model will be made from here on; the trainer's metrics stay. */
    public void stopTraining() {
        trainer.service().close();
    }

    /** Completes when the broker can no longer be relied on. */
    public CompletionStage<Throwable> fault() {
        return broker.fault();
    }

    private List<ServiceHost<?>> hosts() {
        return List.of(trainer, labeler, scorer, ingest);
    }

    @Override
    public void close() {
        parts.close();
    }

    private static EmbeddedBroker broker(LimbeckSettings settings) throws IOException {
        BrokerSettings wanted = settings.broker();
        try {
            return EmbeddedBroker.start(new EmbeddedBroker.Settings(
                    settings.dataDir().resolve("broker"), wanted.address(), wanted.port(), 0, wanted.settings()));
        } catch (io.limbeck.broker.PortTakenException e) {
            throw new PortTakenException(e.port(), "broker.port");
        }
    }

    private static KafkaSettings kafka(KafkaSettings given, String bootstrapServers) {
        Map<String, String> client = new TreeMap<>(given.client());
        client.put("bootstrap.servers", bootstrapServers);
        return new KafkaSettings(client);
    }
}
