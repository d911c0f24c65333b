package io.limbeck.cleaning.personal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns as one nondeterministic automaton (Thompson, "Regular expression search algorithm", CACM 11(6), 1968).
 * A state reads one unit and goes on, forks, or says that a pattern has matched.
 */
final class Automaton {
    private static final int FORK = -1;
    private static final int MATCH = -2;
    /** Told apart from all else even where no pattern does: {@link WordFilter} counts on it. */
    private static final Chars DIGITS = Chars.range('0', '9');

    /** For each state: the set it reads, {@link #FORK} or {@link #MATCH}. */
    private final List<Integer> kinds = new ArrayList<>();
    /** Where it goes on, or which pattern matched. */
    private final List<Integer> nexts = new ArrayList<>();
    /** Where else a fork goes on. */
    private final List<Integer> others = new ArrayList<>();

    private final Map<Chars, Integer> sets = new HashMap<>();
    private final int[] starts;
    private final Alphabet alphabet;
    /** The states that read a unit, for short: which class leads on, and to which states. */
    private final boolean[][] reads;

    private final int[][] leadsTo;

    Automaton(List<TokenPattern> patterns) {
        starts = new int[patterns.size()];
        for (int pattern = 0; pattern < starts.length; pattern++) {
            starts[pattern] = add(patterns.get(pattern).expression(), state(MATCH, pattern, pattern));
        }
        sets.computeIfAbsent(DIGITS, chars -> sets.size());
        alphabet = new Alphabet(sets.keySet());
        boolean[][] classesInSet = new boolean[sets.size()][];
        sets.forEach((chars, set) -> classesInSet[set] = alphabet.classesIn(chars));
        reads = new boolean[kinds.size()][];
        leadsTo = new int[kinds.size()][];
        for (int state = 0; state < reads.length; state++) {
            if (kinds.get(state) >= 0) {
                reads[state] = classesInSet[kinds.get(state)];
                leadsTo[state] = closure(nexts.get(state));
            }
        }
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** The states before anything was read, in order. */
    int[] start() {
        BitSet states = new BitSet();
        for (int start : starts) {
            enter(start, states);
        }
        return states.stream().filter(state -> kinds.get(state) != FORK).toArray();
    }

    /** Where reading a unit of any of the classes leads from any of the states, in order. */
    int[] next(int[] from, int... unitClasses) {
        BitSet states = new BitSet();
        int count = 0;
        for (int state : from) {
            if (reads[state] != null && reads(state, unitClasses)) {
                for (int next : leadsTo[state]) {
                    count += states.get(next) ? 0 : 1;
                    states.set(next);
                }
            }
        }
        int[] ordered = new int[count];
        int state = -1;
        for (int i = 0; i < count; i++) {
            state = states.nextSetBit(state + 1);
            ordered[i] = state;
        }
        return ordered;
    }

    /** By class, whether a unit of it leads on from any of the states. */
    boolean[] readable(int[] from) {
        boolean[] readable = new boolean[alphabet.size()];
        for (int state : from) {
            for (int unitClass = 0; reads[state] != null && unitClass < readable.length; unitClass++) {
                readable[unitClass] |= reads[state][unitClass];
            }
        }
        return readable;
    }

    private boolean reads(int state, int[] unitClasses) {
        for (int unitClass : unitClasses) {
            if (reads[state][unitClass]) {
                return true;
            }
        }
        return false;
    }

    /** A state and those that its forks lead to, but the forks. */
    private int[] closure(int state) {
        BitSet states = new BitSet();
        enter(state, states);
        return states.stream().filter(each -> kinds.get(each) != FORK).toArray();
    }

    /** The patterns that have matched, if the automaton is in these states. */
    int[] matched(int[] states) {
        return Arrays.stream(states)
                .filter(state -> kinds.get(state) == MATCH)
                .map(nexts::get)
                .toArray();
    }

    /** Follows forks, without recursion: there can be thousands in a row. */
    private void enter(int first, BitSet states) {
        List<Integer> open = new ArrayList<>();
        open.add(first);
        while (!open.isEmpty()) {
            int state = open.remove(open.size() - 1);
            if (!states.get(state)) {
                states.set(state);
                if (kinds.get(state) == FORK) {
                    open.add(nexts.get(state));
                    open.add(others.get(state));
                }
            }
        }
    }

    /** Adds the expression's states before {@code next}; answers the first. */
    private int add(Expression expression, int next) {
        if (expression instanceof Expression.One one) {
            return state(sets.computeIfAbsent(one.chars(), chars -> sets.size()), next, next);
        } else if (expression instanceof Expression.Sequence sequence) {
            int first = next;
            for (int part = sequence.parts().size() - 1; part >= 0; part--) {
                first = add(sequence.parts().get(part), first);
            }
            return first;
        } else if (expression instanceof Expression.Choice choice) {
            int first = add(choice.alternatives().get(0), next);
            for (Expression alternative :
                    choice.alternatives().subList(1, choice.alternatives().size())) {
                first = state(FORK, first, add(alternative, next));
            }
            return first;
        }
        return addRepeat((Expression.Repeat) expression, next);
    }

    private int addRepeat(Expression.Repeat repeat, int next) {
        int first = next;
        if (repeat.isUnbounded()) {
            first = state(FORK, next, next);
            nexts.set(first, add(repeat.body(), first));
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                first = state(FORK, add(repeat.body(), first), next);
            }
        }
        for (int i = 0; i < repeat.least(); i++) {
            first = add(repeat.body(), first);
        }
        return first;
    }

    private int state(int kind, int next, int other) {
        kinds.add(kind);
        nexts.add(next);
        others.add(other);
        return kinds.size() - 1;
    }
}
