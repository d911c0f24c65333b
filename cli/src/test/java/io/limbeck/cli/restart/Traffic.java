package io.limbeck.cli.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.sample.Difficulty;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleMessage;
import io.limbeck.cli.sample.SampleStream;
import io.limbeck.cli.sending.Pace;
import io.limbeck.testkit.ledger.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sample messages at a steady rate, and when each was acknowledged. What is under way when the broker dies is given up. */
final class Traffic {
    private static final double PER_SECOND = 300;

    private final String raw;
    private final int partitions;
    private final SampleStream stream;
    private final Map<Place, Instant> acknowledged = new ConcurrentHashMap<>();

    Traffic(String raw, int partitions, long seed) {
        this.raw = raw;
        this.partitions = partitions;
        this.stream = new SampleStream(seed, Difficulty.DEFAULT);
    }

    /** What a broker has acknowledged so far, and when. */
    Map<Place, Instant> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Sends until the flow is ended. */
    Flow start(String bootstrapServers) {
        Flow flow = new Flow(bootstrapServers);
        flow.thread.start();
        return flow;
    }

    /** Traffic to one process. */
    final class Flow {
        private final KafkaProducer<byte[], byte[]> producer;
        private final Thread thread = new Thread(this::send, "traffic");

        private Flow(String bootstrapServers) {
            this.producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.block.ms", 2000),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            thread.setDaemon(true);
        }

        private void send() {
            try {
                sendUntilInterrupted();
            } catch (InterruptException | IllegalStateException e) {
                // Closed while it was sending.
                Thread.currentThread().interrupt();
            }
        }

        private void sendUntilInterrupted() {
            Pace pace = Pace.of(Optional.of(PER_SECOND));
            while (!Thread.currentThread().isInterrupted()) {
                SampleMessage message = stream.next(Phase.BEFORE, Instant.EPOCH).orElseThrow();
                int partition = Math.floorMod(message.lane().hashCode(), partitions);
                Future<RecordMetadata> answer = producer.send(
                        new ProducerRecord<>(raw, partition, null, message.value()), (stored, failure) -> {
                            if (failure == null) {
                                acknowledged.put(new Place(stored.partition(), stored.offset()), Instant.now());
                            }
                        });
                assertThat(answer.isCancelled()).isFalse();
                pace.await();
            }
        }

        /** Ends without waiting for what a dead broker can no longer take. */
        void end() {
            thread.interrupt();
            // Ends the sending loop, too, where it waits for the broker.
            producer.close(Duration.ofMillis(500));
        }
    }
}
