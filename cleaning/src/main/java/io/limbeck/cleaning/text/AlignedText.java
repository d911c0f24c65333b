package io.limbeck.cleaning.text;

import java.util.Arrays;

/**
 * A text in the making that remembers, for each of its characters, which part of the original it stands for: so a find
 * in the cleaned text can be reported where the user sees it. Offsets count UTF-16 units. Immutable.
 */
public final class AlignedText {
    private final String text;
    /** Original range of each character; null while the text is the original. */
    private final int[] starts;

    private final int[] ends;

    private AlignedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The original itself. */
    public static AlignedText of(String original) {
        return new AlignedText(original, null, null);
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** Where in the original the character at {@code index} begins; for the length, where the original's rest begins. */
    public int originalStart(int index) {
        if (starts == null) {
            return index;
        }
        if (index < starts.length) {
            return starts[index];
        }
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Where in the original the non-empty range that ends before {@code index} ends. */
    public int originalEnd(int index) {
        return starts == null ? index : ends[index - 1];
    }

    /** Starts an edited copy. */
    public Edit edit() {
        return new Edit(this);
    }

    /** Builds a text out of parts of another one, from left to right. */
    public static final class Edit {
        private final AlignedText source;
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        private Edit(AlignedText source) {
            this.source = source;
            this.text = new StringBuilder(source.length());
            this.starts = new int[source.length()];
            this.ends = new int[source.length()];
        }

        /** Takes over the source's characters in {@code [from, to)}. */
        public Edit keep(int from, int to) {
            reserve(to - from);
            int at = text.length();
            if (source.starts == null) {
                for (int i = from; i < to; i++) {
                    starts[at + i - from] = i;
                    ends[at + i - from] = i + 1;
                }
            } else {
                System.arraycopy(source.starts, from, starts, at, to - from);
                System.arraycopy(source.ends, from, ends, at, to - from);
            }
            text.append(source.text, from, to);
            return this;
        }

        /** Puts {@code replacement} where the source has {@code [from, to)}; the range may be empty. */
        public Edit replace(CharSequence replacement, int from, int to) {
            reserve(replacement.length());
            int start = source.originalStart(from);
            int end = from < to ? source.originalEnd(to) : start;
            int at = text.length();
            Arrays.fill(starts, at, at + replacement.length(), start);
            Arrays.fill(ends, at, at + replacement.length(), end);
            text.append(replacement);
            return this;
        }

        public AlignedText done() {
            int length = text.length();
            return new AlignedText(text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        private void reserve(int more) {
            int needed = text.length() + more;
            if (needed > starts.length) {
                int capacity = Math.max(needed, starts.length + (starts.length >> 1) + 16);
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
            }
        }
    }
}
