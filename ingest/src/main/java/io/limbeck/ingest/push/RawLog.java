package io.limbeck.ingest.push;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where pushed records go: the raw topic. */
public interface RawLog {
    /**
     * Appends one message.
     *
     * @param key equal keys come to the same partition, in order
     * @param headers names and values
     * @return completes, never exceptionally, with {@link Outcome.Stored} when it is stored for good; on a thread that
     *     must not be held up
     */
    CompletableFuture<Outcome> append(Optional<byte[]> key, byte[] value, Map<String, String> headers);
}
