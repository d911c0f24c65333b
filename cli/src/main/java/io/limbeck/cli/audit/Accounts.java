package io.limbeck.cli.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ledger of one task, filled from its committed topics and then balanced. Every message is known by its place in the
 * raw topic.
 *
 * <p>A service commits its outcomes together with how far it has read. So the progress must be asked <em>before</em> the
 * outcomes are read: then every message before it must have one, and what lies behind it is merely waiting.
 */
public final class Accounts {
    private static final String DUPLICATE = "DUPLICATE";
    private static final String SCORER = "scorer";

    private final Map<Integer, Long> ingestProgress;
    private final OffsetSet raw = new OffsetSet();
    private final OffsetSet records = new OffsetSet();
    private final OffsetSet scored = new OffsetSet();
    private final OffsetSet rejected = new OffsetSet();
    private final OffsetSet rejectedByScorer = new OffsetSet();
    private final Map<String, Long> lastPredicted = new HashMap<>();
    private final OffsetSet asked = new OffsetSet();
    private final OffsetSet agreed = new OffsetSet();
    private final OffsetSet undecidable = new OffsetSet();
    private final OffsetSet waitingRecords = new OffsetSet();
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
        count(records, rejected, partition, offset);
        if (!passed) {
            waitingRecords.add(partition, offset);
        }
    }

    /** @param predictionPartition where the prediction of that raw message lies */
    public void prediction(int partition, long offset, int predictionPartition) {
        count(scored, rejectedByScorer, partition, offset);
        Long last = lastPredicted.merge(predictionPartition + "<" + partition, offset, Math::max);
        if (last > offset) {
            outOfOrder++;
        }
    }

    public void deadLetter(int partition, long offset, String service, String reason) {
        if (service.equals(SCORER)) {
            count(rejectedByScorer, scored, partition, offset);
        } else {
            count(rejected, records, partition, offset);
            rejections.merge(reason, 1L, Long::sum);
        }
    }

    public void reviewRequest(int partition, long offset) {
        asked.add(partition, offset);
    }

    /** A label that people agreed on. */
    public void agreement(int partition, long offset) {
        agreed.add(partition, offset);
    }

    public void undecidable(int partition, long offset) {
        undecidable.add(partition, offset);
    }

    /** An origin has one outcome, and none of the {@code rival} kind beside it. */
    private void count(OffsetSet outcomes, OffsetSet rival, int partition, long offset) {
        if (!outcomes.add(partition, offset) || rival.contains(partition, offset)) {
            doubled++;
        }
    }

    /** Draws the balance. */
    public AuditReport balance() {
        long[] read = new long[1];
        long[] waiting = new long[1];
        long[] lost = new long[1];
        raw.forEach((partition, offset) -> {
            boolean hasOutcome = records.contains(partition, offset) || rejected.contains(partition, offset);
            if (hasOutcome) {
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
        for (OffsetSet outcomes : List.of(records, rejected)) {
            outcomes.forEach((partition, offset) -> {
                // Its raw message has expired since: it was read, so it stands on both sides.
                past[0] += offset < rawBeginning.getOrDefault(partition, 0L) ? 1 : 0;
                if (offset >= rawBeginning.getOrDefault(partition, 0L) && !raw.contains(partition, offset)) {
                    unfounded[0]++;
                }
            });
        }
        long[] unscored = new long[1];
        records.forEach((partition, offset) -> {
            if (!scored.contains(partition, offset) && !rejectedByScorer.contains(partition, offset)) {
                if (waitingRecords.contains(partition, offset)) {
                    waiting[0]++;
                    unscored[0]++;
                } else {
                    lost[0]++;
                }
            }
        });
        scored.forEach((partition, offset) -> unfounded[0] += records.contains(partition, offset) ? 0 : 1);
        agreed.forEach((partition, offset) -> unfounded[0] += asked.contains(partition, offset) ? 0 : 1);
        long duplicates = rejections.getOrDefault(DUPLICATE, 0L);
        return new AuditReport(
                List.of(
                        new Equation(
                                "read",
                                read[0] + past[0],
                                ordered(
                                        "clean",
                                        records.size(),
                                        "duplicates",
                                        duplicates,
                                        "deadLettered",
                                        rejected.size() - duplicates)),
                        new Equation(
                                "records",
                                records.size() - unscored[0],
                                ordered("predictions", scored.size(), "deadLettered", rejectedByScorer.size())),
                        new Equation(
                                "reviewRequests",
                                asked.size(),
                                ordered(
                                        "agreed", agreed.size(),
                                        "undecidable", undecidable.size(),
                                        "open", asked.size() - agreed.size() - undecidable.size()))),
                lost[0],
                doubled,
                unfounded[0],
                outOfOrder,
                waiting[0]);
    }

    /** Dead letters of ingest by their reason code. */
    public Map<String, Long> rejections() {
        return Map.copyOf(rejections);
    }

    private static Map<String, Long> ordered(String one, long first, String two, long second) {
        Map<String, Long> terms = new LinkedHashMap<>();
        terms.put(one, first);
        terms.put(two, second);
        return terms;
    }

    private static Map<String, Long> ordered(
            String one, long first, String two, long second, String three, long third) {
        Map<String, Long> terms = ordered(one, first, two, second);
        terms.put(three, third);
        return terms;
    }
}
