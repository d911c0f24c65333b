package io.limbeck.testkit.fault;

import java.util.Random;

/**
 * Where a test strikes, drawn from one seed. The seed is printed, and {@code -Dlimbeck.seed=N} repeats a run's draws.
 * Not thread-safe: concurrent draws would not repeat.
 */
public final class FaultPlan {
    /** The system property that sets the seed. */
    public static final String PROPERTY = "limbeck.seed";

    private final long seed;
    private final Random random;

    private FaultPlan(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * The plan of one test run.
     *
     * @param test its name, for the line that says the seed
     */
    public static FaultPlan of(String test) {
        Long given = Long.getLong(PROPERTY);
        FaultPlan plan = new FaultPlan(given == null ? System.nanoTime() & 0xFFFFFFL : given);
        System.out.println(test + " draws its faults from seed " + plan.seed + " (repeat with -D" + PROPERTY + "="
                + plan.seed + ")");
        return plan;
    }

    public static FaultPlan ofSeed(long seed) {
        return new FaultPlan(seed);
    }

    public long seed() {
        return seed;
    }

    /** A whole number in [{@code least}, {@code most}]. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True with probability {@code chance}. */
    public boolean happens(double chance) {
        return random.nextDouble() < chance;
    }
}
