package io.limbeck.cleaning.personal;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.seg.common.Term;
import java.util.List;

/**
 * A name among the words of a stretch. The segmentation often tears a name's last character off, {@code 张爱 玲}, or its
 * surname, {@code 邱 杰梓}: those are put together again.
 *
 * @param start offset within the stretch
 * @param end behind the last character
 * @param lastWord index of the last word that it is made of
 */
record ChineseName(int start, int end, int lastWord) {
    /** Characters of which names hardly ever are made, and that follow them in sentences. */
    private static final String NO_GIVEN_NAME = "的了在是和与及或也都就把被给对从到向说去来找要有没不很等先后前上下中里这那我你他她它们吗呢吧啊呀么嘛让请问为以而且将会能可想用做打看"
            + "听吃喝买卖住叫跟同比着过地得个位名此又再还只才已曾因由于其所之何几多少每各某吧啦好嗯哦个些下附";

    /** Particles and short words: no name holds one behind its surname. */
    private static final String PARTICLES = "的了吗呢吧啊呀么嘛啦哦哈就还也都把被很太更最没不这那你我他她它们个些下先和与及";

    private static final int TITLE = 2;

    /** The name that begins with word {@code i}; null if none does. */
    static ChineseName at(List<Term> words, int i) {
        Term word = words.get(i);
        int surname = ChineseSurnames.lengthAt(word.word, 0);
        if (surname == 0 || (!isName(word) && !isSurnameBefore(words, i, surname))) {
            return null;
        }
        int start = word.offset;
        int last = i;
        int end = start + plain(word);
        int longest = start + surname + 2;
        while (end < longest && end == words.get(last).offset + words.get(last).length() && last + 1 < words.size()) {
            Term next = words.get(last + 1);
            if (!continues(next, longest - end, words, last + 1)) {
                break;
            }
            last++;
            end += plain(next);
        }
        boolean name = end - start > surname && !holdsParticle(words, i, last, surname);
        return name && !ChinesePlaces.namesOne(words, i, last, end) ? new ChineseName(start, end, last) : null;
    }

    private static boolean holdsParticle(List<Term> words, int first, int last, int surname) {
        for (int i = first; i <= last; i++) {
            String word = words.get(i).word;
            for (int c = i == first ? surname : 0; c < word.length(); c++) {
                if (PARTICLES.indexOf(word.charAt(c)) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A single character that bears a surname, torn off what is tagged a name. */
    private static boolean isSurnameBefore(List<Term> words, int i, int surname) {
        if (words.get(i).length() != surname || i + 1 >= words.size()) {
            return false;
        }
        Term next = words.get(i + 1);
        return isName(next) && plain(next) <= 2 && ChineseSurnames.lengthAt(next.word, 0) == 0;
    }

    private static boolean continues(Term next, int room, List<Term> words, int index) {
        int length = plain(next);
        if (length > room || NO_GIVEN_NAME.indexOf(next.word.charAt(0)) >= 0) {
            return false;
        }
        boolean last = index + 1 == words.size() || ChineseNameContext.isTitle(words.get(index + 1).word);
        return isName(next) ? length < 3 : length == 1 || last;
    }

    private static boolean isName(Term word) {
        return word.nature == Nature.nr || word.nature == Nature.nr1 || word.nature == Nature.nr2;
    }

    /** Its characters without a title that the segmentation counts as a part of it, {@code 高先生}. */
    private static int plain(Term word) {
        int length = word.length();
        return length > TITLE && ChineseNameContext.isTitle(word.word.substring(length - TITLE))
                ? length - TITLE
                : length;
    }
}
