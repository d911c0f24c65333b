package io.limbeck.cleaning.text;

import java.util.List;

/**
 * Makes text plain without changing what it says, in this order: NFKC, markup, invisible characters, white space, the
 * user's rules. The steps before the rules are repeated until nothing changes, because one may uncover work for another
 * (a character reference that decodes to a full-width digit); cleaning clean text therefore changes nothing, unless a
 * user's rule does.
 */
public final class TextCleaner {
    /** Honest text is stable after two; the bound keeps text that was built to unfold without end in linear time. */
    private static final int MAX_ROUNDS = 8;

    private static final List<TextStep> PLAIN = List.of(new Compatibility(), new Invisibles(), new WhiteSpace());
    private static final List<TextStep> ALL =
            List.of(new Compatibility(), new Markup(), new Invisibles(), new WhiteSpace());

    private static final CharMask GAPS = CharMask.of(c -> c == ' ' || c == '\n');
    /** What some step may have to do with. */
    private static final CharMask STRANGE = CharMask.of(c -> (c < ' ' && c != '\n') || c > '~' || c == '<' || c == '&');

    private final List<TextStep> rules;

    public TextCleaner(TextSettings settings) {
        this.rules = settings.rules().stream().map(TextRule::step).toList();
    }

    /** Everything, the user's rules included. */
    public AlignedText clean(String original) {
        AlignedText plain = plain(original);
        AlignedText ruled = once(rules, plain);
        return ruled == plain ? plain : stable(ruled);
    }

    /** Everything but the user's rules. */
    public AlignedText plain(String original) {
        return stable(AlignedText.of(original));
    }

    private static AlignedText stable(AlignedText text) {
        if (isPlain(text.text())) {
            return text;
        }
        AlignedText current = text;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            AlignedText next = once(ALL, current);
            if (next.text().equals(current.text())) {
                return current;
            }
            if (isPlain(next.text())) {
                return next;
            }
            current = next;
        }
        // Still unfolding: without its brackets and ampersands no markup is left to unfold.
        current = withoutMarkupCharacters(current);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            current = once(PLAIN, current);
        }
        return current;
    }

    /** Whether one look shows that no step has anything to do: the lot of most English text. */
    private static boolean isPlain(String chars) {
        long gapBefore = 1;
        for (int from = 0; from < chars.length(); from += CharMask.WIDTH) {
            int to = Math.min(chars.length(), from + CharMask.WIDTH);
            long gaps = GAPS.bits(chars, from, to);
            if ((gaps & ((gaps << 1) | gapBefore)) != 0 || STRANGE.bits(chars, from, to) != 0) {
                return false;
            }
            gapBefore = gaps >>> (to - from - 1);
        }
        return gapBefore == 0 || chars.isEmpty();
    }

    private static AlignedText withoutMarkupCharacters(AlignedText text) {
        AlignedText plain = once(PLAIN, text);
        String chars = plain.text();
        AlignedText.Edit edit = plain.edit();
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == '<' || c == '&') {
                edit.replace(" ", i, i + 1);
            } else {
                edit.keep(i, i + 1);
            }
        }
        return edit.done();
    }

    private static AlignedText once(List<TextStep> steps, AlignedText text) {
        AlignedText current = text;
        for (TextStep step : steps) {
            current = step.apply(current);
        }
        return current;
    }
}
