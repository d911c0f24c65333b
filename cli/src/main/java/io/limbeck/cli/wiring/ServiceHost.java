package io.limbeck.cli.wiring;

import io.limbeck.runtime.brokers.BrokerWatch;
import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.http.AdminServer;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.runtime.metrics.Meters;
import io.limbeck.runtime.service.Instance;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.service.Services;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One service, what it is given, and the admin server that shows it. */
public final class ServiceHost<S extends Service> implements AutoCloseable {
    private final Services parts = new Services();
    private final Health health = new Health();
    private final String name;
    private final S service;
    private final ServiceContext context;
    private final HttpServer admin;
    private volatile boolean started;

    private ServiceHost(String name, LimbeckSettings settings, Function<ServiceContext, S> make) {
        this.name = name;
        Meters meters = parts.add("meters", new Meters());
        meters.readiness(name, health);
        ServiceContext context = new ServiceContext(
                settings.topicCatalogue(),
                settings.kafka(),
                meters.registry(),
                health,
                settings.dataDir(),
                Instance.of(settings.dataDir(), Map.copyOf(System.getenv())),
                Clock.systemUTC());
        this.context = context;
        this.service = make.apply(context);
        health.report("start", () -> started ? Optional.empty() : Optional.of("starting"));
        // The admin server comes before the service: whoever waits for a broker can be asked why.
        this.admin = parts.add(
                name + " admin",
                AdminServer.start(settings.admin().bind(name), "admin." + name, meters.registry(), health));
    }

    /**
     * Makes a service and its admin server; {@link #start()} starts it.
     *
     * @param name {@code ingest}, {@code scorer}, {@code labeler}, {@code trainer} or {@code connect}
     */
    public static <S extends Service> ServiceHost<S> of(
            String name, LimbeckSettings settings, Function<ServiceContext, S> make) {
        return new ServiceHost<>(name, settings, make);
    }

    /** Watches the brokers and waits for the first answer; false when closed before. */
    public boolean awaitBroker() throws InterruptedException {
        BrokerWatch watch = new BrokerWatch(context.kafka(), health, context.clock());
        parts.start(watch);
        return watch.awaitContact();
    }

    public void start() {
        parts.start(service);
        started = true;
    }

    public S service() {
        return service;
    }

    public String name() {
        return name;
    }

    /** Why the service is not ready, by part; empty when it is. */
    public Map<String, String> notReady() {
        return health.notReady();
    }

    /** Where metrics and health are. */
    public String adminUrl() {
        return admin.url();
    }

    @Override
    public void close() {
        parts.close();
    }
}
