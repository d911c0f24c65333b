package io.limbeck.cleaning.personal.pattern;

import io.limbeck.cleaning.text.CharMask;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which words of ASCII letters a match may begin with, by their length, by what stands behind them and by how far the next
 * digit is; which letters they have is not looked at. Of most words in a text it says no, and spares a run of the
 * automaton. Immutable.
 */
final class WordFilter {
    static final CharMask LETTERS = CharMask.of(c -> isLetter((char) c));

    /** Nothing, for no match begins with the word. */
    private static final int NOWHERE = 0;

    /** A match may have no digit at all. */
    private static final int ANYWHERE = Integer.MAX_VALUE;

    /** Longer words are never ruled out. */
    private static final int LONGEST = 40;

    /** By length and by the class of the unit behind, the end of the text last. */
    private final int[][] digitWithin = new int[LONGEST + 1][];

    WordFilter(Automaton automaton) {
        Alphabet alphabet = automaton.alphabet();
        int[] letters = IntStream.rangeClosed('A', 'z')
                .filter(c -> isLetter((char) c))
                .map(c -> alphabet.classOf((char) c))
                .distinct()
                .toArray();
        int[] states = automaton.start();
        for (int length = 1; length <= LONGEST; length++) {
            states = automaton.next(states, letters);
            digitWithin[length] = new int[alphabet.size() + 1];
            if (automaton.matched(states).length > 0) {
                Arrays.fill(digitWithin[length], ANYWHERE);
                continue;
            }
            for (int behind = 0; behind < alphabet.size(); behind++) {
                digitWithin[length][behind] = digitWithin(automaton, states, behind);
            }
        }
    }

    /** How many characters behind the word a match that goes on with {@code behind} must have a digit at the latest. */
    private static int digitWithin(Automaton automaton, int[] word, int behind) {
        Alphabet alphabet = automaton.alphabet();
        int[] states = automaton.next(word, behind);
        if (states.length == 0) {
            return NOWHERE;
        }
        int[] digits = IntStream.rangeClosed('0', '9')
                .map(c -> alphabet.classOf((char) c))
                .distinct()
                .toArray();
        if (IntStream.of(digits).anyMatch(digit -> digit == behind)) {
            return 1;
        }
        int[] others = IntStream.range(0, alphabet.size())
                .filter(c -> IntStream.of(digits).noneMatch(digit -> digit == c))
                .toArray();
        int within = NOWHERE;
        for (int read = 1; states.length > 0; read++) {
            if (automaton.matched(states).length > 0 || read >= CharMask.WIDTH) {
                return ANYWHERE;
            }
            if (automaton.next(states, digits).length > 0) {
                within = read + 1;
            }
            states = automaton.next(states, others);
        }
        return within;
    }

    /**
     * How many characters behind the word there must be a digit if a match begins with it; 0 if none does.
     *
     * @param behind the class of the unit behind the word; the alphabet's size if a match cannot go on there
     */
    int digitWithin(int letters, int behind) {
        return letters > LONGEST ? ANYWHERE : digitWithin[letters][behind];
    }

    static boolean isLetter(char c) {
        return (char) ((c | 0x20) - 'a') < 26;
    }
}
