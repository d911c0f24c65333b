package io.limbeck.cleaning.personal;

import com.hankcs.hanlp.seg.common.Term;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names of people in Chinese: where a surname is followed by more Chinese characters, HanLP is asked which words are
 * names. Other text costs next to nothing. Words around a name ({@code 姓名}, {@code 先生}) make it surer, and one
 * right before it settles it: what follows up to the next sign, if short enough, is the name.
 *
 * <p>Names in parts, {@code 凯文·杜兰特}, count where both ends are plain or each part is written as foreign names are.
 */
final class ChineseNameRecognizer implements Recognizer {
    static final String TYPE = "CN_NAME";

    /** Longer stretches without any sign are cut: then no text can make the search for names expensive. */
    private static final int LONGEST_STRETCH = 256;

    private static final double NAMED = 0.85;
    private static final double PROBABLE = 0.6;

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void scan(ScannedText text, Consumer<Find> finds) {
        if (!text.isIdeographic()) {
            return;
        }
        String chars = text.chars();
        int at = 0;
        while (at < chars.length()) {
            if (!isHan(chars.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            boolean surname = false;
            while (end < chars.length() && end - at < LONGEST_STRETCH && isHan(chars.charAt(end))) {
                surname |= ChineseSurnames.mayBegin(chars.charAt(end));
                end++;
            }
            if (surname && end - at > 1) {
                names(text, at, end, finds);
            }
            if (end < chars.length() && ChineseNameParts.isDot(chars.charAt(end))) {
                end = ChineseNameParts.scan(text, at, end, finds);
            }
            at = end;
        }
    }

    private static void names(ScannedText text, int start, int end, Consumer<Find> finds) {
        int labelled = labelled(text, start, end, finds);
        if (labelled >= end) {
            return;
        }
        String stretch = text.between(start, end);
        List<Term> words = ChineseWords.get().of(stretch);
        for (int i = 0; i < words.size(); i++) {
            ChineseName name = ChineseName.at(words, i);
            if (name == null || start + name.start() < labelled) {
                continue;
            }
            String written = stretch.substring(name.start(), name.end());
            boolean named = ChineseNameContext.stands(text, start + name.start(), start + name.end());
            if (named || isProbable(text, written, stretch, start + name.end())) {
                double score = named ? NAMED : PROBABLE;
                finds.accept(new Find(TYPE, start + name.start(), start + name.end(), score, written));
                i = name.lastWord();
            }
        }
    }

    private static boolean isProbable(ScannedText text, String name, String stretch, int end) {
        boolean borne = name.length() == stretch.length()
                || ChineseNameStatistics.isBorne(name, ChineseSurnames.lengthAt(name, 0));
        return borne && !ChinesePlaces.goOnAsOne(text, end);
    }

    /** Reports a name right behind its label, in the stretch or before it; answers its end, or {@code start}. */
    private static int labelled(ScannedText text, int start, int end, Consumer<Find> finds) {
        int from = ChineseNameContext.behindLabel(text, start, end);
        if (from < 0) {
            return start;
        }
        int surname = ChineseSurnames.lengthAt(text.chars(), from);
        int to = ChineseNameContext.endOfName(text, from, end);
        int given = to - from - surname;
        if (surname == 0 || given < 1 || given > 2) {
            return start;
        }
        finds.accept(new Find(TYPE, from, to, NAMED, text.between(from, to)));
        return to;
    }

    static boolean isHan(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
    }
}
