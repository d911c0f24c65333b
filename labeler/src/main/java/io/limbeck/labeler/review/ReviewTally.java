package io.limbeck.labeler.review;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many review requests were read, how each ended, and what the answers say of the model; kept in step with a store by
 * its caller. Thread-safe.
 *
 * <p>{@code requests} equals the sum of all outcomes plus what waits, after every request and answer.
 */
public final class ReviewTally {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Audit, Audited> audits = new EnumMap<>(Audit.class);
    private long requests;

    /**
     * Answers that audit the model.
     *
     * @param answers how many
     * @param records how many records they stand for
     */
    public record Audited(long answers, long records) {
        public static final Audited NONE = new Audited(0, 0);

        Audited plus(long weight) {
            return new Audited(answers + 1, records + weight);
        }
    }

    /**
     * @param outcomes by outcome; what is absent counts as 0
     * @param audits likewise
     */
    public record Figures(long requests, Map<Outcome, Long> outcomes, Map<Audit, Audited> audits) {
        public Figures {
            Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                all.put(outcome, outcomes.getOrDefault(outcome, 0L));
            }
            outcomes = Collections.unmodifiableMap(all);
            Map<Audit, Audited> allAudits = new EnumMap<>(Audit.class);
            for (Audit audit : Audit.values()) {
                allAudits.put(audit, audits.getOrDefault(audit, Audited.NONE));
            }
            audits = Collections.unmodifiableMap(allAudits);
        }

        public long of(Outcome outcome) {
            return outcomes.get(outcome);
        }

        public Audited of(Audit audit) {
            return audits.get(audit);
        }
    }

    /** Starts from what the store holds. */
    public synchronized void restore(Figures figures) {
        requests = figures.requests();
        outcomes.putAll(figures.outcomes());
        audits.putAll(figures.audits());
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

    /** Returns the new figures of this audit. */
    public synchronized Audited count(Audit audit, long weight) {
        return audits.merge(audit, Audited.NONE.plus(weight), (before, one) -> before.plus(weight));
    }

    public synchronized Figures figures() {
        return new Figures(requests, outcomes, audits);
    }
}
