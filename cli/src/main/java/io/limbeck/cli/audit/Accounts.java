package io.limbeck.cli.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ledger of one task, filled from its committed topics and then balanced. Every message is known by its place in the
 * raw topic.
 *
 * <p>A service commits its outcomes together with how far it has read. So the progress must be asked <em>before</em> the
 * outcomes are read: then every message before it must have one, and what lies behind it is merely waiting.
 */
public final class Accounts {
    private static final Set<String> DUPLICATE = Set.of("DUPLICATE", "NEAR_DUPLICATE");
    private static final String SCORER = "scorer";

    private final Map<Integer, Long> ingestProgress;
    private final OffsetSet raw = new OffsetSet();
    private final OffsetSet records = new OffsetSet();
    private final OffsetSet scored = new OffsetSet();
    private final OffsetSet rejected = new OffsetSet();
    private final OffsetSet deleted = new OffsetSet();
    private final OffsetSet passedOn = new OffsetSet();
    private final OffsetSet rejectedByScorer = new OffsetSet();
    private final Map<String, Long> lastPredicted = new HashMap<>();
    private final OffsetSet asked = new OffsetSet();
    private final OffsetSet agreed = new OffsetSet();
    private final OffsetSet undecidable = new OffsetSet();
    private final OffsetSet withdrawn = new OffsetSet();
    private final Map<String, OffsetSet> askedById = new HashMap<>();
    private final OffsetSet unread = new OffsetSet();
    private final Map<Integer, Long> rawBeginning = new TreeMap<>();
    private final Map<String, Long> rejections = new TreeMap<>();
    private long doubled;
    private long outOfOrder;

    /** @param ingestProgress the next raw offset that ingest will read, by partition */
    public Accounts(Map<Integer, Long> ingestProgress) {
        this.ingestProgress = Map.copyOf(ingestProgress);
    }

    /** A message that raw still holds. */
    public void raw(int partition, long offset) {
        raw.add(partition, offset);
    }

    /** Where raw begins: what lay before has expired. */
    public void rawBegins(int partition, long offset) {
        rawBeginning.put(partition, offset);
    }

    /**
     * A record.
     *
     * @param passed whether the scorer has read it
     */
    public void record(int partition, long offset, boolean passed) {
        count(records, List.of(rejected, deleted), partition, offset);
        if (!passed) {
            unread.add(partition, offset);
        }
    }

    /**
     * A tombstone in the records topic.
     *
     * @param passed whether the scorer has read it
     */
    public void deleted(int partition, long offset, boolean passed) {
        count(deleted, List.of(records, rejected), partition, offset);
        if (!passed) {
            unread.add(partition, offset);
        }
    }

    /** @param predictionPartition where the prediction of that raw message lies */
    public void prediction(int partition, long offset, int predictionPartition) {
        count(scored, List.of(rejectedByScorer, passedOn), partition, offset);
        inOrder(partition, offset, predictionPartition);
    }

    /**
     * A tombstone in the predictions topic.
     *
     * @param predictionPartition where it lies
     */
    public void passedOn(int partition, long offset, int predictionPartition) {
        count(passedOn, List.of(scored, rejectedByScorer), partition, offset);
        inOrder(partition, offset, predictionPartition);
    }

    public void deadLetter(int partition, long offset, String service, String reason) {
        if (service.equals(SCORER)) {
            count(rejectedByScorer, List.of(scored, passedOn), partition, offset);
        } else {
            count(rejected, List.of(records, deleted), partition, offset);
            rejections.merge(reason, 1L, Long::sum);
        }
    }

    /** @param id of the record that people are asked about */
    public void reviewRequest(String id, int partition, long offset) {
        asked.add(partition, offset);
        askedById.computeIfAbsent(id, any -> new OffsetSet()).add(partition, offset);
    }

    /** A label that people agreed on. */
    public void agreement(int partition, long offset) {
        agreed.add(partition, offset);
    }

    public void undecidable(int partition, long offset) {
        undecidable.add(partition, offset);
    }

    /** The record is gone: what was asked about it until now, and not answered, will not be. */
    public void withdrawn(String id) {
        askedById.getOrDefault(id, new OffsetSet()).forEach(withdrawn::add);
    }

    /** An origin has one outcome, and no other beside it. */
    private void count(OffsetSet outcomes, List<OffsetSet> rivals, int partition, long offset) {
        if (!outcomes.add(partition, offset) || rivals.stream().anyMatch(rival -> rival.contains(partition, offset))) {
            doubled++;
        }
    }

    private void inOrder(int partition, long offset, int predictionPartition) {
        Long last = lastPredicted.merge(predictionPartition + "<" + partition, offset, Math::max);
        if (last > offset) {
            outOfOrder++;
        }
    }

    /** What the scorer passed has come to one of {@code outcomes}, and the rest waits. */
    private Settled settled(OffsetSet read, OffsetSet... outcomes) {
        long[] lost = new long[1];
        long[] waiting = new long[1];
        read.forEach((partition, offset) -> {
            if (Stream.of(outcomes).noneMatch(outcome -> outcome.contains(partition, offset))) {
                (unread.contains(partition, offset) ? waiting : lost)[0]++;
            }
        });
        return new Settled(lost[0], waiting[0]);
    }

    /** How many of a set's members are in none of the others. */
    private static long missing(OffsetSet of, OffsetSet... others) {
        long[] missing = new long[1];
        of.forEach((partition, offset) ->
                missing[0] += Stream.of(others).noneMatch(other -> other.contains(partition, offset)) ? 1 : 0);
        return missing[0];
    }

    private record Settled(long lost, long waiting) {}

    /** Draws the balance. */
    public AuditReport balance() {
        long[] read = new long[1];
        long[] waiting = new long[1];
        long[] lost = new long[1];
        List<OffsetSet> outcomes = List.of(records, deleted, rejected);
        raw.forEach((partition, offset) -> {
            if (outcomes.stream().anyMatch(outcome -> outcome.contains(partition, offset))) {
                read[0]++;
            } else if (offset < ingestProgress.getOrDefault(partition, 0L)) {
                read[0]++;
                lost[0]++;
            } else {
                waiting[0]++;
            }
        });
        long[] unfounded = new long[1];
        long[] past = new long[1];
        for (OffsetSet outcome : outcomes) {
            outcome.forEach((partition, offset) -> {
                // Its raw message has expired since: it was read, so it stands on both sides.
                past[0] += offset < rawBeginning.getOrDefault(partition, 0L) ? 1 : 0;
                if (offset >= rawBeginning.getOrDefault(partition, 0L) && !raw.contains(partition, offset)) {
                    unfounded[0]++;
                }
            });
        }
        Settled scoring = settled(records, scored, rejectedByScorer);
        Settled deleting = settled(deleted, passedOn, rejectedByScorer);
        unfounded[0] += missing(scored, records) + missing(passedOn, deleted) + missing(agreed, asked);
        long duplicates = DUPLICATE.stream()
                .mapToLong(reason -> rejections.getOrDefault(reason, 0L))
                .sum();
        long taken = missing(withdrawn, agreed, undecidable);
        return new AuditReport(
                List.of(
                        new Equation(
                                "read",
                                read[0] + past[0],
                                terms(
                                        "clean",
                                        records.size(),
                                        "deleted",
                                        deleted.size(),
                                        "duplicates",
                                        duplicates,
                                        "deadLettered",
                                        rejected.size() - duplicates)),
                        new Equation(
                                "records",
                                records.size() - scoring.waiting(),
                                terms("predictions", scored.size(), "deadLettered", rejectedByScorer.size())),
                        new Equation(
                                "deleted", deleted.size() - deleting.waiting(), terms("passedOn", passedOn.size())),
                        new Equation(
                                "reviewRequests",
                                asked.size(),
                                terms(
                                        "agreed",
                                        agreed.size(),
                                        "undecidable",
                                        undecidable.size(),
                                        "withdrawn",
                                        taken,
                                        "open",
                                        asked.size() - agreed.size() - undecidable.size() - taken))),
                lost[0] + scoring.lost() + deleting.lost(),
                doubled,
                unfounded[0],
                outOfOrder,
                waiting[0] + scoring.waiting() + deleting.waiting());
    }

    /** Dead letters of ingest by their reason code. */
    public Map<String, Long> rejections() {
        return Map.copyOf(rejections);
    }

    /** @param namesAndValues in turn, in the order in which they are printed */
    private static Map<String, Long> terms(Object... namesAndValues) {
        Map<String, Long> terms = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            terms.put((String) namesAndValues[i], (Long) namesAndValues[i + 1]);
        }
        return terms;
    }
}
