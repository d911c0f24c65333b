package io.limbeck.cleaning.personal.pattern;

import java.util.stream.IntStream;

/**
 * Which words of ASCII letters a match may begin with, by their length and by what stands behind them; which letters they
 * have is not looked at. Of most words in a text it says no, and spares a run of the automaton. Immutable.
 */
final class WordFilter {
    /** Longer words are never ruled out. */
    private static final int LONGEST = 40;

    private final boolean[] ends = new boolean[LONGEST + 1];
    private final boolean[][] goesOn = new boolean[LONGEST + 1][];

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
            ends[length] = automaton.matched(states).length > 0;
            goesOn[length] = automaton.readable(states);
        }
    }

    /** @param behind the class of the unit behind the word; -1 if a match cannot go on there */
    boolean mayBegin(int letters, int behind) {
        return letters > LONGEST || ends[letters] || (behind >= 0 && goesOn[letters][behind]);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
