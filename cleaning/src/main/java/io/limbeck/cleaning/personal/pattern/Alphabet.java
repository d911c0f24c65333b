package io.limbeck.cleaning.personal.pattern;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Units that no pattern tells apart are one class: automata run over classes. */
final class Alphabet {
    private final short[] classes = new short[Chars.COUNT];
    private final int size;
    /** One unit of each class: all others are in the same sets. */
    private final int[] members;

    Alphabet(Collection<Chars> sets) {
        BitSet borders = new BitSet();
        sets.forEach(set -> set.markBorders(borders));
        Map<BitSet, Short> known = new HashMap<>();
        Chars[] all = sets.toArray(Chars[]::new);
        short current = 0;
        for (int unit = 0; unit < Chars.COUNT; unit++) {
            if (unit == 0 || borders.get(unit)) {
                BitSet within = new BitSet();
                for (int set = 0; set < all.length; set++) {
                    within.set(set, all[set].contains(unit));
                }
                known.putIfAbsent(within, (short) known.size());
                current = known.get(within);
            }
            classes[unit] = current;
        }
        this.size = known.size();
        this.members = new int[size];
        for (int unit = 0; unit < Chars.COUNT; unit++) {
            members[classes[unit]] = unit;
        }
    }

    int size() {
        return size;
    }

    int classOf(char unit) {
        return classes[unit];
    }

    /** Which classes lie in the set. */
    boolean[] classesIn(Chars set) {
        boolean[] in = new boolean[size];
        for (int unitClass = 0; unitClass < size; unitClass++) {
            in[unitClass] = set.contains(members[unitClass]);
        }
        return in;
    }
}
