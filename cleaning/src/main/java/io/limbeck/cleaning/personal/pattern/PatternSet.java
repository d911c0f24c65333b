package io.limbeck.cleaning.personal.pattern;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many patterns that are looked for at once, at every place where a word or a number begins. A match ends where one ends,
 * and has at most {@value #LONGEST} characters: a text of {@code n} characters costs at most that many steps times
 * {@code n}, and one of ordinary words about one step a character.
 *
 * <p>The deterministic automaton is built as texts ask for its states, as RE2 does (Cox, "Regular Expression Matching in
 * the Wild", 2010), and forgotten when it has grown too large. Thread-safe: states are immutable but for their
 * transitions, and whichever thread writes one writes an equal one.
 */
public final class PatternSet {
    /** Characters of the longest match. */
    public static final int LONGEST = 256;

    private static final int MOST_STATES = 8_192;

    private final Automaton automaton;
    private final Alphabet alphabet;
    private final WordFilter words;
    private final int mostStates;
    private final State dead;
    private volatile Map<IntBuffer, State> states;
    private volatile State start;

    public PatternSet(List<TokenPattern> patterns) {
        this(patterns, MOST_STATES);
    }

    PatternSet(List<TokenPattern> patterns, int mostStates) {
        this.automaton = new Automaton(patterns);
        this.alphabet = automaton.alphabet();
        this.mostStates = mostStates;
        this.words = new WordFilter(automaton);
        this.dead = new State(new int[0], new int[0], 0);
        forget();
    }

    /** A set of the automaton's states. */
    private static final class State {
        private final int[] members;
        private final int[] matched;
        private final State[] next;

        State(int[] members, int[] matched, int classes) {
            this.members = members;
            this.matched = matched;
            this.next = new State[classes];
        }
    }

    /**
     * Puts the longest match of each pattern at each place into {@code hits}.
     *
     * @param from first place at which a match may begin
     * @param to behind the last character that a match may have
     * @param underscoreParts whether an underscore parts words as a space does; else it joins them
     * @return the steps that it took
     */
    public long scan(String text, int from, int to, boolean underscoreParts, Hits hits) {
        long steps = 0;
        boolean afterWord = from > 0 && Tokens.isWord(text.charAt(from - 1));
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            int placeholder = c == '<' ? Tokens.endOfPlaceholder(text, i, to) : -1;
            if (placeholder > 0) {
                i = placeholder;
                afterWord = false;
                continue;
            }
            if (WordFilter.isLetter(c)) {
                int end = endOfLetters(text, i, to);
                if (!afterWord
                        && words.mayBegin(end - i, end < to ? alphabet.classOf(text.charAt(end)) : -1)
                        && Tokens.beginsAt(text, i, underscoreParts)) {
                    steps += run(text, i, Math.min(to, i + LONGEST), hits);
                }
                steps += end - i;
                i = end;
                afterWord = true;
                continue;
            }
            if (!afterWord && c > ' ') {
                State first = start.next[alphabet.classOf(c)];
                if (first != dead && Tokens.beginsAt(text, i, underscoreParts)) {
                    steps += run(text, i, Math.min(to, i + LONGEST), hits);
                }
            }
            afterWord = Tokens.isWord(c);
            i++;
            steps++;
        }
        return steps;
    }

    private static int endOfLetters(String text, int from, int to) {
        int end = from + 1;
        while (end < to && WordFilter.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int run(String text, int begin, int limit, Hits hits) {
        State state = start;
        hits.open();
        int i = begin;
        while (i < limit) {
            int unitClass = alphabet.classOf(text.charAt(i));
            State next = state.next[unitClass];
            if (next == null) {
                next = next(state, unitClass);
            }
            if (next == dead) {
                break;
            }
            state = next;
            i++;
            if (state.matched.length > 0 && Tokens.endsBefore(text, i)) {
                for (int pattern : state.matched) {
                    hits.put(pattern, begin, i);
                }
            }
        }
        return i - begin + 1;
    }

    private State next(State state, int unitClass) {
        int[] members = automaton.next(state.members, unitClass);
        State next = members.length == 0 ? dead : known(members);
        state.next[unitClass] = next;
        return next;
    }

    private State known(int[] members) {
        State earlier = states.get(IntBuffer.wrap(members));
        if (earlier != null) {
            return earlier;
        }
        if (states.size() >= mostStates) {
            forget();
        }
        State state = new State(members, automaton.matched(members), alphabet.size());
        earlier = states.putIfAbsent(IntBuffer.wrap(members), state);
        return earlier == null ? state : earlier;
    }

    private void forget() {
        states = new ConcurrentHashMap<>();
        start = new State(automaton.start(), new int[0], alphabet.size());
    }
}
