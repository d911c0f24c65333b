package io.limbeck.trainer.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times pieces of work in turns, so that whatever else the machine does in that minute slows all of them.
 *
 * @param warmUp turns that are not counted
 * @param turns at most, of each piece
 * @param longestNanos after which no more turns are begun; each piece has one at least
 * @param nanos the clock
 */
record Turns(int warmUp, int turns, long longestNanos, LongSupplier nanos) {

    /** Nanoseconds of each piece, the median of its turns. */
    List<Long> medians(List<Runnable> work) {
        List<List<Long>> times = new ArrayList<>();
        work.forEach(piece -> times.add(new ArrayList<>()));
        long begin = nanos.getAsLong();
        for (int turn = -warmUp; turn < turns; turn++) {
            if (turn > 0 && nanos.getAsLong() - begin > longestNanos) {
                break;
            }
            for (int w = 0; w < work.size(); w++) {
                long start = nanos.getAsLong();
                work.get(w).run();
                if (turn >= 0) {
                    times.get(w).add(nanos.getAsLong() - start);
                }
            }
        }
        return times.stream().map(Turns::median).toList();
    }

    private static long median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
