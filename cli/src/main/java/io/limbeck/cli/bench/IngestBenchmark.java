package io.limbeck.cli.bench;

import io.limbeck.broker.EmbeddedBroker;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.ServiceFactory;
import io.limbeck.cli.wiring.ServiceHost;
import io.limbeck.ingest.IngestService;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.topics.TopicSetup;
import io.limbeck.runtime.topics.TopicsSettings;
import io.limbeck.schemas.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What ingest costs beside what Kafka Streams costs anyway: a topology that only passes bytes on, one that reads each
 * message and wraps it in a record without cleaning it, and the ingest service take the same pile of raw messages, one
 * after the other, on the same broker, each exactly once with the same commit interval and with the threads of
 * {@code ingest.threads}, one for each partition.
 */
public final class IngestBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** The part of the pile after which the watch starts: joining a group is not what is measured. */
    private static final double HEAD = 0.1;

    private final LimbeckSettings given;

    public IngestBenchmark(LimbeckSettings given) {
        this.given = given;
    }

    /** @param perSecond messages a second, each with one outcome on a committed topic */
    public record Line(String name, long messages, double perSecond) {}

    /** @param values the pile, one raw message each */
    public List<Line> run(List<byte[]> values) throws IOException, InterruptedException, ExecutionException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(new EmbeddedBroker.Settings(
                given.dataDir().resolve("broker"),
                "127.0.0.1",
                0,
                0,
                given.broker().settings()))) {
            Map<String, String> client = new TreeMap<>(given.kafka().client());
            client.put("bootstrap.servers", broker.bootstrapServers());
            int partitions = given.ingest().threads();
            LimbeckSettings settings =
                    given.with(new KafkaSettings(client), new TopicsSettings(null, partitions, 1, 1));
            String passed = settings.task() + ".passed";
            String wrapped = settings.task() + ".wrapped";
            try (Admin admin = settings.kafka().admin()) {
                new TopicSetup(admin, settings.topics())
                        .ensure(settings.topicCatalogue().all());
                admin.createTopics(List.of(
                                new NewTopic(passed, partitions, (short) 1),
                                new NewTopic(wrapped, partitions, (short) 1)))
                        .all()
                        .get();
            }
            try (RawSender sender = new RawSender(settings.topicCatalogue().raw(), settings.kafka())) {
                for (int i = 0; i < values.size(); i++) {
                    sender.send(Optional.of(i % partitions), null, values.get(i), stored -> {});
                }
                sender.flush();
            }
            Topic raw = settings.topicCatalogue().raw();
            Path folder = settings.dataDir().resolve("passed");
            return List.of(
                    passThrough(
                            "bytes passed on",
                            settings,
                            values.size(),
                            passed,
                            PassThrough.ofBytes(raw, passed, settings.kafka(), folder, settings.ingest())),
                    passThrough(
                            "records passed on",
                            settings,
                            values.size(),
                            wrapped,
                            PassThrough.ofRecords(raw, wrapped, settings.kafka(), folder, settings.ingest())),
                    ingest(settings, values.size()));
        }
    }

    private Line passThrough(String name, LimbeckSettings settings, long messages, String to, PassThrough topology)
            throws InterruptedException {
        try (topology) {
            topology.start();
            return new Line(name, messages, rate(settings, messages, List.of(to)));
        }
    }

    private Line ingest(LimbeckSettings settings, long messages) throws InterruptedException {
        try (ServiceHost<IngestService> running = new ServiceFactory(settings, settings.cleaner()).ingest()) {
            running.start();
            return new Line(
                    "ingest",
                    messages,
                    rate(
                            settings,
                            messages,
                            List.of(
                                    settings.topicCatalogue().records().name(),
                                    settings.topicCatalogue().deadLetters().name())));
        }
    }

    /** Messages a second, from the first committed tenth until the last. */
    private static double rate(LimbeckSettings settings, long messages, List<String> topics)
            throws InterruptedException {
        Outcomes outcomes = new Outcomes((long) (messages * HEAD), messages);
        List<Thread> readers = topics.stream()
                .map(topic -> new Thread(
                        () -> TopicReading.committed(settings.kafka()).follow(topic, true, outcomes), "bench-" + topic))
                .toList();
        readers.forEach(reader -> {
            reader.setDaemon(true);
            reader.start();
        });
        double rate = outcomes.await(PATIENCE);
        for (Thread reader : readers) {
            reader.join();
        }
        return rate;
    }

    /** Counts what came out on any of the topics. */
    private static final class Outcomes implements TopicReading.Visitor {
        private final long head;
        private final long all;
        private long count;
        private long headCount;
        private long headAt;
        private long allAt;
        private boolean over;

        Outcomes(long head, long all) {
            this.head = head;
            this.all = all;
        }

        @Override
        public synchronized boolean visit(ConsumerRecord<byte[], byte[]> message) {
            count++;
            if (count == head) {
                headCount = count;
                headAt = System.nanoTime();
            }
            if (count == all) {
                allAt = System.nanoTime();
                over = true;
                notifyAll();
            }
            return !over;
        }

        @Override
        public synchronized boolean goesOn() {
            return !over;
        }

        synchronized double await(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!over) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    over = true;
                    throw new IllegalStateException(count + " of " + all + " messages came out in " + patience);
                }
                wait(left);
            }
            return (count - headCount) / ((allAt - headAt) / 1e9);
        }
    }
}
