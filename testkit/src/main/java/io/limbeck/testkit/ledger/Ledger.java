package io.limbeck.testkit.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Double entry book-keeping of a stream, by origin: on the left what the broker acknowledged, on the right every outcome
 * that a reader saw. It shares no code with what it checks.
 *
 * <p>Outcomes are entered in the order in which a reader got them. Not thread-safe.
 */
public final class Ledger {
    private final SortedMap<Place, Integer> outcomes = new TreeMap<>();
    private final SortedMap<Place, Integer> acknowledged = new TreeMap<>();
    private final Map<Lane, Place> last = new HashMap<>();
    private final List<Place> reordered = new ArrayList<>();

    /** Messages of one raw partition must keep their order in one partition of an output. */
    private record Lane(String output, int partition, int rawPartition) {}

    /** Enters a message that the broker has acknowledged. */
    public void acknowledged(Place place) {
        acknowledged.merge(place, 1, Integer::sum);
    }

    /**
     * Enters an outcome.
     *
     * @param output the topic it was read from
     * @param partition the partition it was read from
     * @param origin of which message it is the outcome
     */
    public void outcome(String output, int partition, Place origin) {
        outcomes.merge(origin, 1, Integer::sum);
        Place before = last.put(new Lane(output, partition, origin.partition()), origin);
        if (before != null && before.offset() > origin.offset()) {
            reordered.add(origin);
        }
    }

    /** Whether every acknowledged message has an outcome: then there is nothing to wait for. */
    public boolean isComplete() {
        return outcomes.keySet().containsAll(acknowledged.keySet());
    }

    /** How the two sides compare now. */
    public Balance balance() {
        return new Balance(
                acknowledged.size(),
                acknowledged.keySet().stream()
                        .filter(place -> !outcomes.containsKey(place))
                        .toList(),
                outcomes.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList(),
                outcomes.keySet().stream()
                        .filter(place -> !acknowledged.containsKey(place))
                        .toList(),
                List.copyOf(reordered));
    }
}
