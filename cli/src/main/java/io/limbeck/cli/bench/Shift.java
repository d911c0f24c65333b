package io.limbeck.cli.bench;

import io.limbeck.trainer.collect.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of a file dealt out as a stream that shifts: first records of all labels, then only of half of them. No row comes
 * twice.
 *
 * @param first before the shift
 * @param rounds after it, one period a round
 * @param labels that still come after it
 */
public record Shift(Period first, List<Period> rounds, Set<String> labels) {
    public Shift {
        rounds = List.copyOf(rounds);
        labels = Set.copyOf(labels);
    }

    /** What came since the last round: rows with the label that they were given, and records nobody was asked about. */
    public record Period(List<Row> labelled, List<Row> unlabelled) {
        public Period {
            labelled = List.copyOf(labelled);
            unlabelled = List.copyOf(unlabelled);
        }
    }

    /**
     * @param first labelled rows before the shift
     * @param perRound labelled rows of each round after it
     * @param rounds after it
     * @param unlabelled records of each period that stay without a label
     */
    public record Sizes(int first, int perRound, int rounds, int unlabelled) {
        public Sizes {
            if (first < 1 || perRound < 1 || rounds < 1 || unlabelled < 0) {
                throw new IllegalArgumentException("a shift needs rows before it, rounds after it, and rows in each");
            }
        }
    }

    /**
     * @param rows labelled
     * @throws IllegalArgumentException there are too few of them, or of the labels that go on
     */
    public static Shift of(List<Row> rows, Sizes sizes, long seed) {
        Random random = new Random(seed);
        List<String> labels = new ArrayList<>(
                new TreeSet<>(rows.stream().flatMap(row -> row.label().stream()).toList()));
        Collections.shuffle(labels, random);
        Set<String> stay = new HashSet<>(labels.subList(0, (labels.size() + 1) / 2));
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        Dealer all = new Dealer(shuffled);
        Period first = all.period(sizes.first(), sizes.unlabelled());
        Dealer some = new Dealer(all.rest().stream()
                .filter(row -> stay.contains(row.label().orElseThrow()))
                .toList());
        some.clock = all.clock;
        List<Period> rounds = new ArrayList<>();
        for (int round = 0; round < sizes.rounds(); round++) {
            rounds.add(some.period(sizes.perRound(), sizes.unlabelled()));
        }
        return new Shift(first, rounds, stay);
    }

    /** Gives rows away in their order, each a second after the one before. */
    private static final class Dealer {
        private final List<Row> rows;
        private int next;
        private long clock;

        Dealer(List<Row> rows) {
            this.rows = rows;
        }

        Period period(int labelled, int unlabelled) {
            List<Row> asked = take(labelled).stream().map(this::now).toList();
            List<Row> others = take(unlabelled).stream()
                    .map(row -> Row.unlabelled(row.id(), row.content()))
                    .toList();
            return new Period(asked, others);
        }

        List<Row> rest() {
            return rows.subList(next, rows.size());
        }

        private List<Row> take(int count) {
            if (next + count > rows.size()) {
                throw new IllegalArgumentException(String.format(
                        "there are %,d rows too few; choose fewer or smaller rounds", next + count - rows.size()));
            }
            next += count;
            return rows.subList(next - count, next);
        }

        private Row now(Row row) {
            return new Row(row.id(), row.content(), row.label(), row.propensity(), Instant.ofEpochSecond(clock++));
        }
    }
}
