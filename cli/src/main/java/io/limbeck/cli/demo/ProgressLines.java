package io.limbeck.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says every few seconds how the stream goes, with both accuracies over the latest messages. */
final class ProgressLines {
    private static final int LATEST = 500;

    private final Scoreboard board;
    private final LongSupplier answers;
    private final long began;
    private final Consumer<String> console;

    ProgressLines(Scoreboard board, LongSupplier answers, long began, Consumer<String> console) {
        this.board = board;
        this.answers = answers;
        this.began = began;
        this.console = console;
    }

    /** Prints until interrupted. */
    Thread start(long everyMillis) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            TimeUnit.MILLISECONDS.sleep(everyMillis);
                            console.accept(line());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "demo-progress");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private String line() {
        List<Sent> tickets =
                new ArrayList<>(board.messages().stream().filter(Sent::isTicket).toList());
        tickets.sort(Comparator.comparingLong(Sent::at));
        List<Sent> latest = tickets.subList(Math.max(0, tickets.size() - LATEST), tickets.size());
        Scoreboard.Accuracy accuracy = board.accuracy(latest);
        List<Long> versions = board.versions();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        return String.format(
                Locale.ROOT,
                "%d:%02d  sent %,7d  predicted %,7d  accuracy served %.3f  frozen %.3f  model v%s  answers %,d",
                seconds / 60,
                seconds % 60,
                board.sentCount(),
                board.servedCount(),
                accuracy.served(),
                accuracy.control(),
                versions.isEmpty() ? "-" : versions.get(versions.size() - 1),
                answers.getAsLong());
    }
}
