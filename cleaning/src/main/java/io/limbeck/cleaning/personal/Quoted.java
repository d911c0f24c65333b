package io.limbeck.cleaning.personal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds values that are known beforehand: as they are, in any case, with any white space between their words, where no
 * letter or digit of a script with spaces goes on before or behind. Of several that begin at one place, the longest.
 *
 * <p>Values of one character and of more than {@value #LONGEST} are not looked for: the first stand everywhere, the last
 * nowhere else, and so the time is linear in the text's length.
 */
final class Quoted {
    private static final int LONGEST = 256;

    /** What cleaning leaves of other values: no words of the text. */
    private static final Pattern PSEUDONYM = Pattern.compile("<[A-Z][A-Z0-9_]*+(?::[a-z.]++)?>");

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private KnownValue value;
    }

    private final Node root = new Node();

    /** @param values each with its text as it was cleaned */
    Quoted(List<KnownValue> values) {
        for (KnownValue value : values) {
            String text = value.text();
            if (text.codePointCount(0, text.length()) < 2 || text.length() > LONGEST) {
                continue;
            }
            Node node = root;
            for (int i = 0; i < text.length(); i++) {
                node = node.next.computeIfAbsent(folded(text.charAt(i)), c -> new Node());
            }
            node.value = value;
        }
    }

    /** Reports what stands in {@code text}, from left to right, without overlaps. */
    void scan(String text, Consumer<Match> matches) {
        if (root.next.isEmpty()) {
            return;
        }
        Matcher pseudonym = PSEUDONYM.matcher(text);
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '<'
                    && pseudonym.region(i, Math.min(text.length(), i + LONGEST)).lookingAt()) {
                i = pseudonym.end();
                continue;
            }
            Match longest = isBoundary(text, i) ? longestAt(text, i) : null;
            if (longest != null) {
                matches.accept(longest);
            }
            i = longest == null ? i + 1 : longest.end();
        }
    }

    /** One place where a known value stands. */
    record Match(KnownValue value, int start, int end) {}

    private Match longestAt(String text, int start) {
        Match longest = null;
        Node node = root;
        for (int i = start; i < text.length() && node != null; i++) {
            node = node.next.get(folded(text.charAt(i)));
            if (node != null && node.value != null && isBoundary(text, i + 1)) {
                longest = new Match(node.value, start, i + 1);
            }
        }
        return longest;
    }

    private static char folded(char c) {
        return Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c);
    }

    private static boolean isBoundary(String text, int index) {
        if (index == 0 || index == text.length()) {
            return true;
        }
        return !(isInWord(text.charAt(index - 1)) && isInWord(text.charAt(index)));
    }

    private static boolean isInWord(char c) {
        return c == '_' || (Character.isLetterOrDigit(c) && !Character.isIdeographic(c) && !isUnspaced(c));
    }

    private static boolean isUnspaced(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
