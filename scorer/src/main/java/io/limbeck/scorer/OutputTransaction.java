package io.limbeck.scorer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer's side of the loop: messages and the offsets they settle, in one transaction that spans many batches. A
 * producer that cannot go on is replaced; its successor has the same transactional id and so ends what it left open. For
 * one thread.
 */
final class OutputTransaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputTransaction.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final TransactionSettings settings;
    private final ScorerMetrics metrics;
    private final InstantSource clock;

    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private Producer<byte[], byte[]> producer;
    private boolean initialised;
    private boolean open;
    private Instant due = Instant.MAX;
    private Tally tally = new Tally();
    private ConsumerGroupMetadata metadata;

    OutputTransaction(
            Supplier<Producer<byte[], byte[]>> producers,
            TransactionSettings settings,
            ScorerMetrics metrics,
            InstantSource clock) {
        this.producers = producers;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Makes sure there is a producer that owns the transactional id.
     *
     * @throws KafkaException the brokers do not answer or refuse; may be tried again
     */
    void prepare() {
        if (producer == null) {
            producer = producers.get();
        }
        if (!initialised) {
            try {
                producer.initTransactions();
                initialised = true;
            } catch (KafkaException e) {
                discard();
                throw e;
            }
        }
    }

    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    boolean isOpen() {
        return open;
    }

    /** Counts what the open transaction does; starts one. */
    Tally begin() {
        if (!open) {
            try {
                producer.beginTransaction();
            } catch (KafkaException e) {
                discard();
                throw e;
            }
            open = true;
            due = clock.instant().plus(settings.maxInterval());
        }
        return tally;
    }

    void send(List<Outgoing> messages) {
        for (Outgoing message : messages) {
            // A failed send fails the commit, which is where it is dealt with.
            ProducerRecord<byte[], byte[]> sent =
                    new ProducerRecord<>(message.topic(), message.partition(), message.key(), message.value());
            message.headers().forEach(sent.headers()::add);
            var unused = producer.send(sent);
        }
    }

    /** What was sent settles the records before {@code polled.next()}. */
    void settles(Polled polled) {
        offsets.putAll(polled.next());
        metadata = polled.metadata();
    }

    boolean isDue() {
        return open
                && (tally.records >= settings.maxRecords() || !clock.instant().isBefore(due));
    }

    /** How long the loop may wait for records before the transaction must end; {@code otherwise} when there is none. */
    Duration patience(Duration otherwise) {
        if (!open) {
            return otherwise;
        }
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? Duration.ZERO : left.compareTo(otherwise) < 0 ? left : otherwise;
    }

    /** Commits by the right under which the records were polled. */
    void commit() {
        commit(metadata);
    }

    /**
     * Commits, if anything is open.
     *
     * @throws KafkaException it was not, or perhaps not, committed: {@link #abort()} and rewind
     */
    void commit(ConsumerGroupMetadata right) {
        if (!open) {
            return;
        }
        if (right.generationId() < 0) {
            throw new KafkaException("no longer a member of the group");
        }
        producer.sendOffsetsToTransaction(Map.copyOf(offsets), right);
        producer.commitTransaction();
        metrics.committed(tally, clock.instant());
        reset();
    }

    /** Drops what is open, with a new producer where the old one cannot. Does not throw. */
    void abort() {
        if (!open) {
            return;
        }
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            LOG.warn(
                    "the producer cannot go on ({}); taking a new one",
                    e.getClass().getSimpleName());
            discard();
        }
        metrics.aborted();
        reset();
    }

    @Override
    public void close() {
        abort();
        if (producer != null) {
            producer.close(CLOSING);
            producer = null;
        }
    }

    private void discard() {
        producer.close(Duration.ZERO);
        producer = null;
        initialised = false;
    }

    private void reset() {
        open = false;
        due = Instant.MAX;
        tally = new Tally();
        offsets.clear();
        metadata = null;
    }
}
