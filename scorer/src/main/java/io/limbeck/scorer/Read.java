package io.limbeck.scorer;

import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tombstone;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One message of the records topic as it was read: a record to be scored, a tombstone, or neither.
 *
 * @param partition where it stood, and where its prediction goes
 * @param time of the message, which ingest takes over from raw; milliseconds since the epoch
 * @param key of the message, passed on as it is; may be null
 * @param record the decoded record; null unless it can be decoded
 * @param tombstone which record is gone; null unless the message says so
 * @param deadReason why it is not to be scored; null when it is, and in a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // carries a message from one end to the other, compared nowhere
record Read(int partition, long offset, long time, byte[] key, Record record, Tombstone tombstone, String deadReason) {

    static Read record(ConsumerRecord<byte[], byte[]> message, Record record) {
        return of(message, record, null, null);
    }

    static Read tombstone(ConsumerRecord<byte[], byte[]> message, Tombstone tombstone) {
        return of(message, null, tombstone, null);
    }

    static Read unreadable(ConsumerRecord<byte[], byte[]> message, String reason) {
        return of(message, null, null, reason);
    }

    static Read refused(ConsumerRecord<byte[], byte[]> message, Record record, String reason) {
        return of(message, record, null, reason);
    }

    boolean isRecord() {
        return record != null && deadReason == null;
    }

    private static Read of(
            ConsumerRecord<byte[], byte[]> message, Record record, Tombstone tombstone, String deadReason) {
        return new Read(
                message.partition(),
                message.offset(),
                message.timestamp(),
                message.key(),
                record,
                tombstone,
                deadReason);
    }
}
