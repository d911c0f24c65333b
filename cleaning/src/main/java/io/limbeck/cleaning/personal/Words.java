package io.limbeck.cleaning.personal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Words that tell what the number behind them is. */
record Words(Pattern pattern) {
    /**
     * @param alphabetic alternatives that stand as words of their own, in any case
     * @param ideographic alternatives in scripts without spaces
     */
    static Words of(String alphabetic, String ideographic) {
        return new Words(
                Pattern.compile("\\b(?:" + alphabetic + ")\\b|(?:" + ideographic + ")", Pattern.CASE_INSENSITIVE));
    }

    /** Whether one stands among the {@code reach} characters before {@code index}. */
    boolean standBefore(ScannedText text, int index, int reach) {
        return pattern.matcher(text.before(index, reach)).find();
    }

    /** How far before {@code index} the last of them begins, or {@code Integer.MAX_VALUE}. */
    int distanceBefore(ScannedText text, int index, int reach) {
        String before = text.before(index, reach);
        Matcher matcher = pattern.matcher(before);
        int distance = Integer.MAX_VALUE;
        while (matcher.find()) {
            distance = before.length() - matcher.start();
        }
        return distance;
    }
}
