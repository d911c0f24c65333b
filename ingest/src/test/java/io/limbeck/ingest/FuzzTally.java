package io.limbeck.ingest;

import io.limbeck.ingest.decode.Reason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What became of all inputs together. */
final class FuzzTally {
    private final long start = System.nanoTime();
    private final Map<Reason, Long> deadLetters = new EnumMap<>(Reason.class);
    private long records;
    private long deletes;
    private long checked;
    private Duration worst = Duration.ZERO;
    private long worstNumber;

    /** @param secrets how many had to be hidden */
    void add(long number, Outcome outcome, int secrets, Duration took) {
        outcome.records().forEach(message -> {
            records += message.value() == null ? 0 : 1;
            deletes += message.value() == null ? 1 : 0;
        });
        outcome.deadLetters()
                .forEach(message ->
                        deadLetters.merge(Reason.valueOf(message.value().getReason()), 1L, Long::sum));
        checked += secrets;
        if (took.compareTo(worst) > 0) {
            worst = took;
            worstNumber = number;
        }
    }

    @Override
    public String toString() {
        long rejected = deadLetters.values().stream().mapToLong(Long::longValue).sum();
        return records + " records, " + deletes + " deletes, " + rejected + " dead letters " + deadLetters + ", "
                + checked
                + " secrets; the slowest, number " + worstNumber + ", took " + worst.toMillis() + " ms, all "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s";
    }
}
