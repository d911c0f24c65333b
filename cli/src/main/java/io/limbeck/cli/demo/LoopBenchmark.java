package io.limbeck.cli.demo;

import io.limbeck.cli.sample.MessageSource;
import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sending.RawSender;
import io.limbeck.cli.wiring.LimbeckSettings;
import io.limbeck.cli.wiring.Loop;
import java.time.Clock;
import java.time.Duration;

/**
 * How fast the loop is from end to end: messages go to raw, and a reader of committed predictions waits for each answer.
 * Two figures need two runs: latency at a rate that the loop sustains, throughput with a pile of messages waiting.
 */
public final class LoopBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MessageSource source;
    private final Clock clock = Clock.systemUTC();

    public LoopBenchmark(MessageSource source) {
        this.source = source;
    }

    /**
     * @param offered messages a second that were sent
     * @param perSecond predictions a second, from the first message until the last prediction
     */
    public record Line(double offered, long messages, double perSecond, Summary.Latency latency) {}

    /**
     * One run on a loop that has a model.
     *
     * @param count messages
     * @param rate messages a second; a very large one piles them up
     * @throws DemoFailedException a prediction never came
     */
    public Line run(Loop loop, long count, double rate) throws InterruptedException {
        LimbeckSettings settings = loop.settings();
        Scoreboard board = new Scoreboard();
        try (PredictionWatch watch = new PredictionWatch(settings.topicCatalogue(), settings.kafka(), board, clock);
                RawSender sender = new RawSender(settings.topicCatalogue().raw(), settings.kafka())) {
            watch.start();
            long began = System.nanoTime();
            new MessageFeed(source, sender, board, clock).send(Phase.BEFORE, count, rate);
            double sending = (System.nanoTime() - began) / 1e9;
            while (board.unanswered() > 0) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new DemoFailedException(board.unanswered() + " predictions did not come");
                }
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Line(
                    count / sending,
                    count,
                    board.servedCount() / seconds,
                    new Reckoning(board)
                            .latency(
                                    watch.seenAt(),
                                    settings.ingest().commitInterval().toMillis(),
                                    settings.scorer()
                                            .transaction()
                                            .maxInterval()
                                            .toMillis()));
        }
    }
}
