package io.limbeck.trainer.collect;

import io.limbeck.model.Content.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Made-up tickets of three kinds. Each kind has many words of its own, of which a ticket has two among words that mean
 * nothing; a reader who knows which words belong together needs few examples.
 */
public final class Tickets {
    public static final List<String> LABELS = List.of("billing", "delivery", "login");
    private static final int WORDS = 60;

    private Tickets() {}

    /** The meaning, 0 to 2, of each telling word. */
    public static Map<String, Integer> meanings() {
        Map<String, Integer> meanings = new TreeMap<>();
        for (int label = 0; label < LABELS.size(); label++) {
            for (int i = 0; i < WORDS; i++) {
                meanings.put(word(label, i), label);
            }
        }
        return meanings;
    }

    /** Words of each label, by which a reader knows it. */
    public static Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        for (int label = 0; label < LABELS.size(); label++) {
            descriptions.put(LABELS.get(label), word(label, 0) + " " + word(label, 1));
        }
        return descriptions;
    }

    public static List<Row> labelled(int rows, long seed) {
        return rows(rows, seed, true);
    }

    public static List<Row> unlabelled(int rows, long seed) {
        return rows(rows, seed, false);
    }

    private static List<Row> rows(int count, long seed, boolean labelled) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            int label = random.nextInt(LABELS.size());
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                words.add(i % 4 == 1 ? word(label, random.nextInt(WORDS)) : word(9, random.nextInt(400)));
            }
            TextContent text = new TextContent(String.join(" ", words));
            String id = seed + "-" + r;
            rows.add(labelled ? Row.labelled(id, text, LABELS.get(label)) : Row.unlabelled(id, text));
        }
        return rows;
    }

    /** A pronounceable word, different for each label and number. */
    private static String word(int label, int number) {
        String syllables = "bakodelumifanogesiputarivezowuyo";
        StringBuilder word = new StringBuilder();
        int rest = 7919 * (number + 1) + 104_729 * (label + 1);
        for (int i = 0; i < 4; i++, rest /= 16) {
            int at = rest % 16 * 2;
            word.append(syllables, at, at + 2);
        }
        return word.append((char) ('a' + label))
                .append(number % 7 == 0 ? "n" : "s")
                .toString();
    }
}
