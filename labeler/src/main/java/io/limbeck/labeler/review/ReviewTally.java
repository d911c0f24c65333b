package io.limbeck.labeler.review;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many review requests were read and how each ended, kept in step with a store by its caller. Thread-safe.
 *
 * <p>{@code requests} equals the sum of all outcomes plus what waits, after every request and answer.
 */
public final class ReviewTally {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long requests;

    /** @param outcomes by outcome; what is absent counts as 0 */
    public record Figures(long requests, Map<Outcome, Long> outcomes) {
        public Figures {
            Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                all.put(outcome, outcomes.getOrDefault(outcome, 0L));
            }
            outcomes = Collections.unmodifiableMap(all);
        }

        public long of(Outcome outcome) {
            return outcomes.get(outcome);
        }
    }

    /** Starts from what the store holds. */
    public synchronized void restore(Figures figures) {
        requests = figures.requests();
        outcomes.putAll(figures.outcomes());
    }

    /** Returns the new number of requests. */
    public synchronized long request() {
        requests += 1;
        return requests;
    }

    /** Returns the new number of this outcome. */
    public synchronized long count(Outcome outcome) {
        return outcomes.merge(outcome, 1L, Long::sum);
    }

    public synchronized Figures figures() {
        return new Figures(requests, outcomes);
    }
}
