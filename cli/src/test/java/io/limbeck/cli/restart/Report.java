package io.limbeck.cli.restart;

import io.limbeck.testkit.ledger.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was done to the processes, and what the topics say about it afterwards. */
final class Report {
    private final List<End> ends = new ArrayList<>();

    /**
     * One process that was ended.
     *
     * @param how {@code kill} or {@code stop}
     * @param hit what it was in the middle of; empty when the moment was missed
     * @param recovery from its start until there was a committed prediction of its own
     * @param took until it was gone
     */
    record End(String how, Optional<Strike> hit, Duration recovery, Instant at, Duration took) {}

    void add(End end) {
        ends.add(end);
    }

    long count(String how, Strike strike) {
        return ends.stream()
                .filter(end -> end.how().equals(how) && end.hit().equals(Optional.of(strike)))
                .count();
    }

    /** Kills after which nothing had to be done again: they prove nothing. */
    long killsWithoutLag(Books books, Map<Place, Instant> acknowledged) {
        return ends.stream()
                .filter(end -> end.how().equals("kill") && books.lagAt(end.at(), acknowledged) == 0)
                .count();
    }

    /** A line for every end, for people. */
    List<String> lines(Books books, Map<Place, Instant> acknowledged) {
        return ends.stream()
                .map(end -> String.format(
                        Locale.ROOT,
                        "first prediction %,6d ms after the start; %s in %-8s with lag %,5d, gone after %,5d ms",
                        end.recovery().toMillis(),
                        end.how(),
                        end.hit().map(Strike::name).orElse("(missed)"),
                        books.lagAt(end.at(), acknowledged),
                        end.took().toMillis()))
                .toList();
    }
}
