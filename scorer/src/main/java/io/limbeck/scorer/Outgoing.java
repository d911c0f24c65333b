package io.limbeck.scorer;

/**
 * A message to be sent.
 *
 * @param topic its name
 * @param partition where it must go; null leaves it to the key
 */
@SuppressWarnings("ArrayRecordComponent") // carries a message from one end to the other, compared nowhere
record Outgoing(String topic, Integer partition, byte[] key, byte[] value) {}
