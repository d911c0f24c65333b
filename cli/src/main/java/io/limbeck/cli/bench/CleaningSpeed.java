package io.limbeck.cli.bench;

import io.limbeck.cleaning.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** How much text one thread cleans in a second: the whole cleaner, from text to text without personal data. */
public final class CleaningSpeed {
    private static final int ROUNDS = 7;
    private static final double ROUND_SECONDS = 1;

    private final Cleaner cleaner;

    public CleaningSpeed(Cleaner cleaner) {
        this.cleaner = cleaner;
    }

    /**
     * @param texts how many were cleaned in a round
     * @param finds in one pass over all of them
     * @param megabytesPerSecond 10^6 bytes of UTF-8 in the best round: other work on the machine only ever slows it
     */
    public record Line(String name, int texts, long finds, double megabytesPerSecond) {}

    public Line measure(String name, List<String> texts) {
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        long finds = pass(texts);
        double best = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> secondsAPass(texts))
                .min()
                .orElseThrow();
        return new Line(name, texts.size(), finds, bytes / best / 1e6);
    }

    private double secondsAPass(List<String> texts) {
        long began = System.nanoTime();
        int passes = 0;
        double seconds;
        do {
            pass(texts);
            passes++;
            seconds = (System.nanoTime() - began) / 1e9;
        } while (seconds < ROUND_SECONDS);
        return seconds / passes;
    }

    private long pass(List<String> texts) {
        long finds = 0;
        for (String text : texts) {
            finds += cleaner.clean(text).findings().size();
        }
        return finds;
    }
}
