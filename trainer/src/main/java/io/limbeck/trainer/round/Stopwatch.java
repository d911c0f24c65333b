package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import java.util.List;
import java.util.function.Consumer;

/** Contents a second. */
final class Stopwatch {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);
    private static final long LONGEST_NANOS = 1_500_000_000L;

    private Stopwatch() {}

    /**
     * The best rate over batch sizes, each given a second and a half or one pass over the contents, after a warm-up.
     *
     * @param work takes contents to labels
     */
    static double best(List<Content> contents, Consumer<List<Content>> work) {
        double best = 0;
        for (int batch : BATCHES) {
            work.accept(contents.subList(0, Math.min(batch, contents.size())));
            long start = System.nanoTime();
            int done = 0;
            while (done < contents.size() && System.nanoTime() - start < LONGEST_NANOS) {
                int to = Math.min(done + batch, contents.size());
                work.accept(contents.subList(done, to));
                done = to;
            }
            best = Math.max(best, done * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }
}
