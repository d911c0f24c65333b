package io.limbeck.scorer;

import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.MalformedRecordException;
import io.limbeck.schemas.Record;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer's side of the loop: gathers, decodes, rests and rewinds. For one thread, {@link #wakeup()} excepted. */
final class Inbox implements ConsumerRebalanceListener, AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(3);

    /** Is told, inside a poll, that partitions come and go. It must be done with what is under way when it returns. */
    interface Owner {
        /** The group was rearranged, and until we return all is still ours: commit with {@code metadata}, or drop it. */
        void rebalanced(ConsumerGroupMetadata metadata);

        /** Others may have them already: what is under way must be dropped. */
        void lost();
    }

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Predicate<String> forgotten;
    private final int enough;
    private final Duration linger;
    private final Owner owner;
    private final AvroCodec<Record> codec = AvroCodec.of(Record.class);

    private final List<ConsumerRecord<byte[], byte[]>> gathered = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    private boolean resting;
    private boolean beginningsDue;
    private volatile boolean joined;

    /**
     * @param enough records after which gathering stops
     * @param forgotten whether the record with this id is to be scored by nobody
     * @param linger how long gathering goes on after the first record
     */
    Inbox(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Predicate<String> forgotten,
            int enough,
            Duration linger,
            Owner owner) {
        this.consumer = consumer;
        this.topic = topic;
        this.forgotten = forgotten;
        this.enough = enough;
        this.linger = linger;
        this.owner = owner;
    }

    void open() {
        consumer.subscribe(Set.of(topic), this);
    }

    /** Whether the group has let us in since the start. */
    boolean hasJoined() {
        return joined;
    }

    /**
     * Waits up to {@code patience} for a first record and a little for more.
     *
     * @throws io.limbeck.schemas.UnknownSchemaException a record was written by a newer release
     */
    Polled poll(Duration patience) {
        if (resting) {
            resting = false;
            consumer.resume(consumer.paused());
        }
        gathered.clear();
        next.clear();
        gather(patience);
        if (!gathered.isEmpty() && gathered.size() < enough && !linger.isZero()) {
            gather(linger);
        }
        ConsumerGroupMetadata metadata = consumer.groupMetadata();
        return new Polled(gathered.stream().map(this::decode).toList(), next, metadata);
    }

    /** Stays in the group and reads nothing. A partition that was never read is marked as begun, for all to see. */
    void rest(Duration patience) {
        resting = true;
        consumer.pause(consumer.assignment());
        consumer.poll(patience);
        if (beginningsDue && !consumer.assignment().isEmpty()) {
            commitBeginnings();
            beginningsDue = false;
        }
    }

    /** Goes back to what the group has committed; waits for transactions that are still being ended. */
    void rewind() {
        Set<TopicPartition> assigned = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
        List<TopicPartition> begun = new ArrayList<>();
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                begun.add(partition);
            } else {
                consumer.seek(partition, offset);
            }
        }
        if (!begun.isEmpty()) {
            consumer.seekToBeginning(begun);
        }
    }

    /** Ends the wait under way, or the next one; from any thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        beginningsDue = true;
        if (resting) {
            consumer.pause(partitions);
        }
        // Nothing may have been revoked, yet the membership under which open work was polled has ended.
        owner.rebalanced(consumer.groupMetadata());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        forget(partitions);
        owner.rebalanced(consumer.groupMetadata());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
        owner.lost();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }

    private void gather(Duration patience) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
        records.forEach(gathered::add);
        next.putAll(records.nextOffsets());
    }

    private void forget(Collection<TopicPartition> partitions) {
        gathered.removeIf(record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
        next.keySet().removeAll(partitions);
    }

    private void commitBeginnings() {
        Map<TopicPartition, OffsetAndMetadata> begun = new HashMap<>();
        consumer.committed(consumer.assignment()).forEach((partition, offset) -> {
            if (offset == null) {
                begun.put(partition, new OffsetAndMetadata(consumer.position(partition)));
            }
        });
        if (!begun.isEmpty()) {
            consumer.commitSync(begun);
        }
    }

    private Read decode(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return Tombstones.in(message.headers())
                    .map(tombstone -> Read.tombstone(message, tombstone))
                    .orElseGet(() -> Read.unreadable(message, "EMPTY"));
        }
        try {
            Record record = codec.decode(message.value());
            return forgotten.test(record.getId())
                    ? Read.refused(message, record, "FORGOTTEN")
                    : Read.record(message, record);
        } catch (MalformedRecordException e) {
            return Read.unreadable(message, "MALFORMED_RECORD");
        }
    }
}
