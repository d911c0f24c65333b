package io.limbeck.cleaning.personal.pattern;

import java.util.Arrays;
import java.util.BitSet;

/** A set of UTF-16 units. Immutable. */
final class Chars {
    static final int COUNT = Character.MAX_VALUE + 1;

    private final BitSet units;

    private Chars(BitSet units) {
        this.units = units;
    }

    static Chars of(char unit) {
        return range(unit, unit);
    }

    static Chars range(char first, char last) {
        BitSet units = new BitSet();
        units.set(first, last + 1);
        return new Chars(units);
    }

    static Chars anyOf(Chars... sets) {
        BitSet units = new BitSet();
        Arrays.stream(sets).forEach(set -> units.or(set.units));
        return new Chars(units);
    }

    Chars negated() {
        BitSet other = (BitSet) units.clone();
        other.flip(0, COUNT);
        return new Chars(other);
    }

    /** With the other case of every letter. */
    Chars inAnyCase() {
        BitSet folded = (BitSet) units.clone();
        units.stream().filter(Character::isLetter).forEach(unit -> {
            folded.set(Character.toUpperCase((char) unit));
            folded.set(Character.toLowerCase((char) unit));
        });
        return new Chars(folded);
    }

    boolean contains(int unit) {
        return units.get(unit);
    }

    /** Marks where a run of units that are in the set, or of units that are not, begins. */
    void markBorders(BitSet borders) {
        for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit)) {
            borders.set(unit);
            unit = units.nextClearBit(unit);
            borders.set(unit);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chars that && units.equals(that.units);
    }

    @Override
    public int hashCode() {
        return units.hashCode();
    }
}
