package io.limbeck.cleaning.personal;

import io.limbeck.cleaning.personal.pattern.Hits;
import io.limbeck.cleaning.personal.pattern.PatternSet;
import io.limbeck.cleaning.personal.pattern.TokenPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the words around a find say of it: that it is what a recogniser looks for, or that it is something else. Of two,
 * the nearer before it counts; what an earlier sentence says of another number does not.
 */
final class Surroundings {
    private static final int BEFORE = 40;
    private static final int BEHIND = 24;

    private final PatternSet phrases;
    /** For each phrase, whose it is. */
    private final List<BitSet> owners;
    /** The owner of what says that a number is something else. */
    private final int nobody;

    /**
     * @param context the phrases of each recogniser
     * @param other phrases that say of a number that it is none of the recognisers'
     */
    Surroundings(List<List<String>> context, List<String> other) {
        this.nobody = context.size();
        Map<String, BitSet> owned = new LinkedHashMap<>();
        IntStream.range(0, nobody)
                .forEach(owner ->
                        context.get(owner).forEach(phrase -> own(owned, phrase).set(owner)));
        other.forEach(phrase -> own(owned, phrase).set(nobody));
        this.phrases = new PatternSet(
                owned.keySet().stream().map(TokenPattern::ofPhrase).toList());
        this.owners = new ArrayList<>(owned.values());
    }

    private static BitSet own(Map<String, BitSet> owned, String phrase) {
        return owned.computeIfAbsent(phrase, none -> new BitSet());
    }

    /** What is said of one place. */
    enum Verdict {
        /** A word of the recogniser's is the nearest. */
        FITS,
        /** A word is the nearest that speaks of something else. */
        OTHER,
        NONE
    }

    /** The words around one place; every recogniser that found something there can be judged by them. */
    Around at(String text, int start, int end) {
        return new Around(text, start, end);
    }

    /** Judges recognisers at one place. Looks behind it only for those that nothing before it fits. */
    final class Around {
        private final String text;
        private final int start;
        private final int end;
        private final Hits before;
        private final int sentence;
        private Hits behind;

        private Around(String text, int start, int end) {
            this(text, start, end, new Hits(), startOfSentence(text, floor(start), start));
            phrases.scan(text, floor(start), start, true, before);
        }

        private Around(String text, int start, int end, Hits before, int sentence) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.before = before;
            this.sentence = sentence;
        }

        /** The words around another place in the same text. */
        Around at(int start, int end) {
            boolean sameStart = start == this.start;
            return sameStart && end == this.end
                    ? this
                    : sameStart ? new Around(text, start, end, before, sentence) : new Around(text, start, end);
        }

        Verdict of(int recognizer) {
            int own = nearest(recognizer, 0);
            int other = nearest(nobody, sentence);
            if (own >= 0 && own >= other) {
                return Verdict.FITS;
            }
            if (behind == null) {
                behind = new Hits();
                phrases.scan(text, end, endOfSentence(text, end), true, behind);
            }
            for (int hit = 0; hit < behind.size(); hit++) {
                if (owners.get(behind.pattern(hit)).get(recognizer)) {
                    return Verdict.FITS;
                }
            }
            return other >= 0 ? Verdict.OTHER : Verdict.NONE;
        }

        /** Where the last word before the place ends that the owner knows and that begins at {@code from} or later. */
        private int nearest(int owner, int from) {
            int nearest = -1;
            for (int hit = 0; hit < before.size(); hit++) {
                if (before.start(hit) >= from && owners.get(before.pattern(hit)).get(owner)) {
                    nearest = Math.max(nearest, before.end(hit));
                }
            }
            return nearest;
        }
    }

    private static int floor(int start) {
        return Math.max(0, start - BEFORE);
    }

    /** "No. 12" ends no sentence: no letter follows. */
    private static int startOfSentence(String text, int floor, int index) {
        for (int i = index - 1; i >= floor; i--) {
            char c = text.charAt(i);
            boolean stop = ".!?".indexOf(c) >= 0 && i + 2 < index && text.charAt(i + 1) == ' ';
            if (c == '\n' || "。！？".indexOf(c) >= 0 || (stop && Character.isLetter(text.charAt(i + 2)))) {
                return i + 1;
            }
        }
        return floor;
    }

    /** Another number, too, ends what is said of this one. */
    private static int endOfSentence(String text, int index) {
        int limit = Math.min(text.length(), index + BEHIND);
        int end = index;
        while (end < limit && ".!?\n。！？;；".indexOf(text.charAt(end)) < 0 && !ScannedText.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
