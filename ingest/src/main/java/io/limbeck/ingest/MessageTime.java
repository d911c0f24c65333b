package io.limbeck.ingest;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** A message's own time; of one without, the latest of its partition so far. Never fails. */
final class MessageTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        return Math.max(0, message.timestamp() < 0 ? partitionTime : message.timestamp());
    }
}
