package io.limbeck.runtime.brokers;

import io.limbeck.runtime.health.Health;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers every few seconds whether they are there. Kafka's clients wait in silence for a broker that is away;
 * this makes the process unready and says so, once when contact is lost, every ten seconds while it lasts, once when it
 * is back. Kafka makes no client at all while no broker's name resolves, as happens where a process starts before the
 * name server or the broker's entry in it; that is waited for too.
 */
public final class BrokerWatch implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration REPEAT = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final Supplier<Admin> clients;
    private final InstantSource clock;
    private final CountDownLatch firstContact = new CountDownLatch(1);
    private final Thread thread;
    private volatile Contact contact = new Contact.None();
    private volatile String cause = "";
    private volatile boolean closed;

    private sealed interface Contact {
        record None() implements Contact {}

        record Made() implements Contact {}

        record Lost(Instant lastSaid) implements Contact {}
    }

    public BrokerWatch(KafkaSettings kafka, Health health, InstantSource clock) {
        this(kafka, kafka::admin, health, clock);
    }

    BrokerWatch(KafkaSettings kafka, Supplier<Admin> clients, Health health, InstantSource clock) {
        this.kafka = kafka;
        this.clients = clients;
        this.clock = clock;
        this.thread = new Thread(this::watch, "broker-watch");
        thread.setDaemon(true);
        health.report("kafka", () -> contact instanceof Contact.Made ? Optional.empty() : Optional.of(reason()));
    }

    @Override
    public String name() {
        return "broker watch";
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Waits for the first answer of a broker; false when closed before. */
    public boolean awaitContact() throws InterruptedException {
        firstContact.await();
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        firstContact.countDown();
    }

    private void watch() {
        try {
            while (!closed) {
                askUntilClosed();
                TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped watching the brokers");
        }
    }

    /** Returns before it is closed only where there is no client yet. */
    private void askUntilClosed() throws InterruptedException {
        try (Admin admin = clients.get()) {
            cause = "";
            while (!closed) {
                observe(answers(admin));
                TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
            }
        } catch (KafkaException e) {
            cause = ": " + (e.getCause() == null ? e : e.getCause()).getMessage();
            observe(false);
        }
    }

    private void observe(boolean answered) {
        if (answered) {
            if (contact instanceof Contact.Lost) {
                LOG.info("Kafka at {} is back", kafka.bootstrapServers());
            }
            contact = new Contact.Made();
            firstContact.countDown();
        } else if (!(contact instanceof Contact.Lost lost)
                || Duration.between(lost.lastSaid(), clock.instant()).compareTo(REPEAT) >= 0) {
            LOG.warn("{}; waiting", reason());
            contact = new Contact.Lost(clock.instant());
        }
    }

    private String reason() {
        return "Kafka at " + kafka.bootstrapServers() + " cannot be reached" + cause;
    }

    private static boolean answers(Admin admin) throws InterruptedException {
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .nodes()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }
}
