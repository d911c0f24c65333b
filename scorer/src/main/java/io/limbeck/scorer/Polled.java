package io.limbeck.scorer;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll gave, and by what right: committing with any later metadata would let a member that had lost its
 * partitions in between commit what another has read again.
 *
 * @param reads in order within each partition
 * @param next the offsets to commit once {@code reads} are settled
 * @param metadata of the membership under which they were polled
 */
record Polled(List<Read> reads, Map<TopicPartition, OffsetAndMetadata> next, ConsumerGroupMetadata metadata) {
    Polled {
        reads = List.copyOf(reads);
        next = Map.copyOf(next);
    }
}
