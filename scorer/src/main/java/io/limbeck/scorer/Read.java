package io.limbeck.scorer;

import io.limbeck.schemas.Record;

/**
 * One message of the records topic as it was read.
 *
 * @param partition where it stood, and where its prediction goes
 * @param time of the message, which ingest takes over from raw; milliseconds since the epoch
 * @param key of the message, passed on as it is; may be null
 * @param record the decoded record; null when it cannot be decoded
 * @param deadReason why not; null when it can
 */
@SuppressWarnings("ArrayRecordComponent") // carries a message from one end to the other, compared nowhere
record Read(int partition, long offset, long time, byte[] key, Record record, String deadReason) {
    boolean isReadable() {
        return deadReason == null;
    }
}
