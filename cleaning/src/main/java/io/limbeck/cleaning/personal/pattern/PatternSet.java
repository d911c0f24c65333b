package io.limbeck.cleaning.personal.pattern;

import io.limbeck.cleaning.text.CharMask;
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
    private static final int NOWHERE = Integer.MAX_VALUE - 1;
    private static final CharMask DIGITS = CharMask.of(c -> c >= '0' && c <= '9');

    private final Automaton automaton;
    private final Alphabet alphabet;
    private final WordFilter words;
    /** What a match may begin with beside letters, and what a placeholder begins with. */
    private final CharMask others;

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
        boolean[] first = automaton.readable(automaton.start());
        this.others = CharMask.of(
                c -> c == '<' || (c > ' ' && !WordFilter.isLetter((char) c) && first[alphabet.classOf((char) c)]));
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
        int next = from;
        long letterBefore = 0;
        for (int begin = from; begin < to; begin += CharMask.WIDTH) {
            int end = Math.min(to, begin + CharMask.WIDTH);
            long letters = WordFilter.LETTERS.bits(text, begin, end);
            long digits = DIGITS.bits(text, begin, end);
            long places = (letters & ~((letters << 1) | letterBefore)) | others.bits(text, begin, end);
            letterBefore = letters >>> (CharMask.WIDTH - 1);
            for (; places != 0; places &= places - 1) {
                int bit = Long.numberOfTrailingZeros(places);
                int i = begin + bit;
                int letterCount = Long.numberOfTrailingZeros(~(letters >>> bit));
                if (letterCount > 0) {
                    int behind = i + letterCount;
                    behind = behind < end ? behind : endOfLetters(text, end, to);
                    if (!mayBegin(text, behind - i, behind, to, behind < end ? digits >>> (behind - begin) : 0, end)) {
                        continue;
                    }
                } else if (text.charAt(i) == '<') {
                    next = Math.max(next, Tokens.endOfPlaceholder(text, i, to));
                }
                if (i >= next && Tokens.beginsAt(text, i, underscoreParts)) {
                    steps += run(text, i, Math.min(to, i + LONGEST), hits);
                }
            }
            steps += end - begin;
        }
        return steps;
    }

    /**
     * @param digits which characters from {@code behind} on are digits
     * @param known up to where they say so
     */
    private boolean mayBegin(String text, int letters, int behind, int to, long digits, int known) {
        int within = words.digitWithin(letters, behind < to ? alphabet.classOf(text.charAt(behind)) : alphabet.size());
        int nearest = digits != 0 ? Long.numberOfTrailingZeros(digits) : known < to ? known - behind : NOWHERE;
        return nearest < within;
    }

    private static int endOfLetters(String text, int from, int to) {
        int end = from;
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
