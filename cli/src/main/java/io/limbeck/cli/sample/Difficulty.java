package io.limbeck.cli.sample;

/**
 * How hard the sample stream is to learn; every figure is a share in [0, 1].
 *
 * @param vague tickets that say too little to be told apart
 * @param mixed tickets with a second concern of another class
 * @param mislabelled tickets whose label is simply another
 * @param mistyped words with a typing mistake
 * @param chinese tickets in Chinese
 * @param fresh after the drift: tickets about what was not there before
 */
public record Difficulty(
        double vague, double mixed, double mislabelled, double mistyped, double chinese, double fresh) {
    /** Chosen so that a first model, made from a few hundred labels, is right in 75 to 92 of 100 cases. */
    public static final Difficulty DEFAULT = new Difficulty(0.015, 0.035, 0.01, 0.015, 0.06, 0.50);

    public Difficulty {
        for (double share : new double[] {vague, mixed, mislabelled, mistyped, chinese, fresh}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must lie in [0, 1], is " + share);
            }
        }
    }
}
