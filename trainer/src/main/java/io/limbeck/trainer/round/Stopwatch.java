package io.limbeck.trainer.round;

import java.util.List;
import java.util.function.Consumer;

/** Texts a second. */
final class Stopwatch {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 128);
    private static final long LONGEST_NANOS = 1_500_000_000L;

    private Stopwatch() {}

    /**
     * The best rate over batch sizes, each given a second and a half or one pass over the texts, after a warm-up.
     *
     * @param work takes texts to labels
     */
    static double best(List<String> texts, Consumer<List<String>> work) {
        double best = 0;
        for (int batch : BATCHES) {
            work.accept(texts.subList(0, Math.min(batch, texts.size())));
            long start = System.nanoTime();
            int done = 0;
            while (done < texts.size() && System.nanoTime() - start < LONGEST_NANOS) {
                int to = Math.min(done + batch, texts.size());
                work.accept(texts.subList(done, to));
                done = to;
            }
            best = Math.max(best, done * 1e9 / (System.nanoTime() - start));
        }
        return best;
    }
}
