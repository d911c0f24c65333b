package io.limbeck.cleaning.personal.pattern;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Units that no pattern tells apart are one class: automata run over classes. */
final class Alphabet {
    private final short[] classes = new short[Chars.COUNT];
    private final int size;

    Alphabet(Collection<Chars> sets) {
        BitSet borders = new BitSet();
        sets.forEach(set -> set.markBorders(borders));
        Map<BitSet, Short> known = new HashMap<>();
        Chars[] all = sets.toArray(Chars[]::new);
        short current = 0;
        for (int unit = 0; unit < Chars.COUNT; unit++) {
            if (unit == 0 || borders.get(unit)) {
                BitSet members = new BitSet();
                for (int set = 0; set < all.length; set++) {
                    members.set(set, all[set].contains(unit));
                }
                known.putIfAbsent(members, (short) known.size());
                current = known.get(members);
            }
            classes[unit] = current;
        }
        this.size = known.size();
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
        for (int unit = 0; unit < Chars.COUNT; unit++) {
            in[classes[unit]] |= set.contains(unit);
        }
        return in;
    }
}
