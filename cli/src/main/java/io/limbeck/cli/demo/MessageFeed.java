package io.limbeck.cli.demo;

import io.limbeck.cli.sample.MessageSource;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleMessage;
import io.limbeck.cli.sending.Pace;
import io.limbeck.cli.sending.RawSender;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** Sends the stream to raw at an even rate, and tells the scoreboard where each message came to stand. */
final class MessageFeed {
    private final MessageSource source;
    private final RawSender sender;
    private final Scoreboard board;
    private final InstantSource clock;

    MessageFeed(MessageSource source, RawSender sender, Scoreboard board, InstantSource clock) {
        this.source = source;
        this.sender = sender;
        this.board = board;
        this.clock = clock;
    }

    /**
     * Sends {@code count} messages of one phase, fewer when the source is exhausted or the thread is interrupted.
     *
     * @param rate messages a second
     */
    void send(Phase phase, long count, double rate) {
        int partitions = sender.partitions();
        Pace pace = Pace.of(Optional.of(rate));
        for (long i = 0; i < count && !Thread.currentThread().isInterrupted(); i++) {
            pace.await();
            Optional<SampleMessage> next = source.next(phase, clock.instant());
            if (next.isEmpty()) {
                return;
            }
            SampleMessage message = next.get();
            sender.send(
                    Optional.of(Math.floorMod(message.lane().hashCode(), partitions)),
                    message.key()
                            .map(key -> key.getBytes(StandardCharsets.UTF_8))
                            .orElse(null),
                    message.value(),
                    stored -> board.sent(
                            new Sent(message, new Place(stored.partition(), stored.offset()), stored.timestamp())));
        }
        sender.flush();
    }
}
