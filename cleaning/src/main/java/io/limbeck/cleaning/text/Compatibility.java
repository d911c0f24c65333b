package io.limbeck.cleaning.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Unicode normalisation form NFKC (Unicode Standard Annex 15): full-width digits and letters become plain ones,
 * ligatures and circled numbers come apart, accents join their letter.
 *
 * <p>Runs of combining marks are cut after {@value #MAX_MARKS}, as that annex's stream-safe format does: ordering a
 * longer one takes quadratic time.
 */
final class Compatibility implements TextStep {
    private static final int MAX_MARKS = 30;

    @Override
    public AlignedText apply(AlignedText text) {
        if (isAscii(text.text())) {
            return text;
        }
        AlignedText safe = cutRunsOfMarks(text);
        if (Normalizer.isNormalized(safe.text(), Form.NFKC)) {
            return safe;
        }
        String whole = Normalizer.normalize(safe.text(), Form.NFKC);
        AlignedText bySegment = normaliseSegments(safe);
        // Segments are an approximation of the annex's boundaries: where it misses, the text counts, not the alignment.
        return bySegment.text().equals(whole)
                ? bySegment
                : safe.edit().replace(whole, 0, safe.length()).done();
    }

    /** ASCII is its own normal form. */
    private static boolean isAscii(String chars) {
        for (int i = 0; i < chars.length(); i++) {
            if (chars.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static AlignedText cutRunsOfMarks(AlignedText text) {
        String chars = text.text();
        AlignedText.Edit edit = null;
        int kept = 0;
        int marks = 0;
        for (int i = 0; i < chars.length(); i += Character.charCount(chars.codePointAt(i))) {
            int codePoint = chars.codePointAt(i);
            marks = codePoint >= 0x300 && isMark(codePoint) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                edit = edit == null ? text.edit() : edit;
                edit.keep(kept, i);
                kept = i + Character.charCount(codePoint);
            }
        }
        return edit == null ? text : edit.keep(kept, chars.length()).done();
    }

    private static AlignedText normaliseSegments(AlignedText text) {
        String chars = text.text();
        AlignedText.Edit edit = text.edit();
        int start = 0;
        while (start < chars.length()) {
            int end = start + Character.charCount(chars.codePointAt(start));
            while (end < chars.length() && joinsWhatStandsBefore(chars.codePointAt(end))) {
                end += Character.charCount(chars.codePointAt(end));
            }
            if (end == start + 1 && chars.charAt(start) < 0x80) {
                edit.keep(start, end);
            } else {
                String segment = chars.substring(start, end);
                String normal = Normalizer.normalize(segment, Form.NFKC);
                if (normal.equals(segment)) {
                    edit.keep(start, end);
                } else {
                    edit.replace(normal, start, end);
                }
            }
            start = end;
        }
        return edit.done();
    }

    private static boolean joinsWhatStandsBefore(int codePoint) {
        boolean hangulVowelOrTail = codePoint >= 0x1160 && codePoint <= 0x11FF;
        boolean halfWidthVoicing = codePoint == 0xFF9E || codePoint == 0xFF9F;
        return hangulVowelOrTail || halfWidthVoicing || (codePoint >= 0x300 && isMark(codePoint));
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
