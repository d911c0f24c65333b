package io.limbeck.testkit.ledger;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the two sides of a {@link Ledger} compare.
 *
 * @param acknowledged how many messages stand on the left side
 * @param lost acknowledged, without an outcome
 * @param doubled with more than one outcome
 * @param unknown outcomes of messages that were never acknowledged
 * @param reordered outcomes that came after one of a later message of their partition
 */
public record Balance(
        int acknowledged, List<Place> lost, List<Place> doubled, List<Place> unknown, List<Place> reordered) {
    private static final int SHOWN = 10;

    /** Fails unless every message has exactly one outcome, in order. */
    public void requireEqual() {
        if (acknowledged == 0) {
            throw new AssertionError("nothing was acknowledged, so nothing was checked");
        }
        if (!lost.isEmpty() || !doubled.isEmpty() || !unknown.isEmpty() || !reordered.isEmpty()) {
            throw new AssertionError(this);
        }
    }

    @Override
    public String toString() {
        return "of " + acknowledged + " acknowledged messages: lost " + some(lost) + ", doubled " + some(doubled)
                + ", never sent " + some(unknown) + ", out of order " + some(reordered);
    }

    private static String some(List<Place> places) {
        return places.size()
                + (places.isEmpty()
                        ? ""
                        : places.stream()
                                .limit(SHOWN)
                                .map(Place::toString)
                                .collect(Collectors.joining(", ", " (", ")")));
    }
}
