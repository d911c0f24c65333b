package io.limbeck.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A raw topic of one partition in memory, whose broker can be slow or away. */
final class MemoryLog implements RawLog {
    record Message(Optional<String> key, String value, Map<String, String> headers) {}

    private final List<Message> messages = new ArrayList<>();
    private final List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private boolean slow;
    private boolean away;

    @Override
    public synchronized CompletableFuture<Outcome> append(
            Optional<byte[]> key, byte[] value, Map<String, String> headers) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (away) {
            outcome.complete(new Outcome.Unavailable());
            return outcome;
        }
        messages.add(new Message(key.map(bytes -> new String(bytes, UTF_8)), new String(value, UTF_8), headers));
        if (slow) {
            waiting.add(outcome);
        } else {
            outcome.complete(new Outcome.Stored(0, messages.size() - 1L));
        }
        arrived.countDown();
        return outcome;
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** From now on messages are stored, and that is not said until {@link #confirm()}. */
    synchronized void beSlow() {
        slow = true;
    }

    synchronized void beAway() {
        away = true;
    }

    synchronized void confirm() {
        slow = false;
        waiting.forEach(outcome -> outcome.complete(new Outcome.Stored(0, 0)));
    }

    boolean awaitMessage() throws InterruptedException {
        return arrived.await(30, TimeUnit.SECONDS);
    }
}
