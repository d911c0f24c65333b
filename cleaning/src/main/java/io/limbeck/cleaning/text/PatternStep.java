package io.limbeck.cleaning.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Replaces every match of one pattern. */
record PatternStep(Pattern pattern, String replace) implements TextStep {
    @Override
    public AlignedText apply(AlignedText text) {
        Matcher matcher = pattern.matcher(text.text());
        if (!matcher.find()) {
            return text;
        }
        AlignedText.Edit edit = text.edit();
        int kept = 0;
        do {
            StringBuilder gapAndReplacement = new StringBuilder();
            matcher.appendReplacement(gapAndReplacement, replace);
            edit.keep(kept, matcher.start());
            edit.replace(gapAndReplacement.substring(matcher.start() - kept), matcher.start(), matcher.end());
            kept = matcher.end();
        } while (matcher.find());
        return edit.keep(kept, text.length()).done();
    }
}
