package io.limbeck.model.encode;

import io.limbeck.model.encode.TextSteps.StopList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * Words that count as white space. The words themselves stand in {@code encoder.json}: another release of Lucene may have
 * other lists, and must not change what a model reads.
 *
 * @param words in lower case
 */
record StopWords(Set<String> words) {
    static final StopWords NONE = new StopWords(Set.of());

    StopWords {
        words = Set.copyOf(words);
    }

    static StopWords of(TextSteps steps) {
        Set<String> words = new TreeSet<>();
        steps.stopWords().forEach(list -> words.addAll(listed(list)));
        steps.words().forEach(word -> words.add(lowerCase(word.strip())));
        return new StopWords(words);
    }

    static StopWords of(List<String> words) {
        return words == null ? NONE : new StopWords(Set.copyOf(words));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether the symbols from {@code from} to {@code to}, in lower case, are one of them. */
    boolean contains(Symbols symbols, int from, int to) {
        StringBuilder word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            word.appendCodePoint(Character.toLowerCase(symbols.at(i)));
        }
        return words.contains(word.toString());
    }

    /** Each code point by itself, as symbols are folded: no language's rules, no change of length. */
    private static String lowerCase(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        word.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Set<String> listed(StopList list) {
        CharArraySet words =
                list == StopList.EN ? EnglishAnalyzer.getDefaultStopSet() : SmartChineseAnalyzer.getDefaultStopSet();
        Set<String> all = new TreeSet<>();
        for (Iterator<Object> each = words.iterator(); each.hasNext(); ) {
            String word = new String((char[]) each.next()).strip();
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        return all;
    }
}
