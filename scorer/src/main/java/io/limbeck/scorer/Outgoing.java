package io.limbeck.scorer;

import java.util.Map;

/**
 * A message to be sent.
 *
 * @param topic its name
 * @param partition where it must go; null leaves it to the key
 * @param value null in a tombstone
 * @param headers names and values
 */
@SuppressWarnings("ArrayRecordComponent") // carries a message from one end to the other, compared nowhere
record Outgoing(String topic, Integer partition, byte[] key, byte[] value, Map<String, byte[]> headers) {
    Outgoing(String topic, Integer partition, byte[] key, byte[] value) {
        this(topic, partition, key, value, Map.of());
    }
}
