package io.limbeck.cli.audit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Offsets of one topic's partitions: one bit each, wherever they begin. */
final class OffsetSet {
    private static final int PAGE = 1 << 16;

    private record Page(int partition, long number) {}

    private final Map<Page, BitSet> pages = new HashMap<>();
    private long size;

    /** Adds an offset; false when it was there. */
    boolean add(int partition, long offset) {
        BitSet page = pages.computeIfAbsent(new Page(partition, offset / PAGE), any -> new BitSet());
        int bit = (int) (offset % PAGE);
        if (page.get(bit)) {
            return false;
        }
        page.set(bit);
        size++;
        return true;
    }

    boolean contains(int partition, long offset) {
        BitSet page = pages.get(new Page(partition, offset / PAGE));
        return page != null && page.get((int) (offset % PAGE));
    }

    long size() {
        return size;
    }

    /** Calls {@code visitor} with every offset, in no particular order. */
    void forEach(Visitor visitor) {
        pages.forEach((page, bits) ->
                bits.stream().forEach(bit -> visitor.visit(page.partition(), page.number() * PAGE + bit)));
    }

    /** Who is told. */
    interface Visitor {
        void visit(int partition, long offset);
    }
}
