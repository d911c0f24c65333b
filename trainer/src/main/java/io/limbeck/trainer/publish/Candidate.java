package io.limbeck.trainer.publish;

import java.util.Map;
import java.util.Optional;

/**
 * What a graph was found to be worth on this machine, on rows that no training saw.
 *
 * @param bytes of the graph
 * @param recordsPerSecond from text to label on one thread; all of a student's graphs were timed in turns
 * @param accuracy on the held-out rows; 0 where there are none
 * @param nll mean negative log-likelihood there, in nats, at the graph's own temperature
 * @param refused why it does not ship; empty if it might
 */
public record Candidate(
        String name, long bytes, double recordsPerSecond, double accuracy, double nll, Optional<String> refused) {
    /** The full graph's name. */
    public static final String FULL = "fp32";

    /** More accuracy than this must not be lost. */
    static final double MOST_LOST = 0.005;

    /**
     * So many rows answered worse are no evidence: rounding turns those that lie on the border, either way. Half of one more
     * keeps the comparison clear of rounding itself.
     */
    static final double CHANCE = 2.5;

    /** Its figures for a manifest, by name. */
    public Map<String, Double> figures() {
        String prefix = "candidate." + name + ".";
        return Map.of(
                prefix + "bytes", (double) bytes,
                prefix + "recordsPerSecond", recordsPerSecond,
                prefix + "accuracy", accuracy,
                prefix + "nll", nll,
                prefix + "passed", refused.isEmpty() ? 1.0 : 0.0);
    }

    /**
     * This one beside the full graph.
     *
     * @param rows that both were scored on
     */
    Candidate judged(Candidate full, int rows, boolean forSpeed) {
        if ((full.accuracy - accuracy) * rows > Math.max(MOST_LOST * rows, CHANCE)) {
            return refused("it is less accurate");
        }
        return forSpeed && recordsPerSecond <= full.recordsPerSecond ? refused("it is no faster here") : this;
    }

    private Candidate refused(String reason) {
        return new Candidate(name, bytes, recordsPerSecond, accuracy, nll, Optional.of(reason));
    }
}
