package io.limbeck.ingest.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws, all from one seed. Not thread-safe. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A whole number in [{@code least}, {@code most}]. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    String digits(int count) {
        return characters(count, "0123456789");
    }

    String letters(int count) {
        return characters(count, "abcdefghijklmnopqrstuvwxyz");
    }

    byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = (byte) random.nextInt(256);
        }
        return drawn;
    }

    private String characters(int count, String from) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(from.charAt(random.nextInt(from.length()))))
                .collect(Collectors.joining());
    }
}
