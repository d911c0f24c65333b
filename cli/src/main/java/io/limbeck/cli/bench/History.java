package io.limbeck.cli.bench;

import io.limbeck.model.Content.TextContent;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels topics of any length out of a few labelled texts. The newest labels are the same in each, and are texts of the
 * file; before them stand texts put together from the halves of two with the same label, no two of which say the same.
 */
public final class History {
    private static final long SEED = 1;

    private final List<Row> texts;
    private final Map<String, List<Row>> byLabel = new TreeMap<>();

    /** @param texts labelled; each label has several */
    public History(List<Row> texts) {
        this.texts = List.copyOf(texts);
        texts.forEach(row -> byLabel.computeIfAbsent(row.label().orElseThrow(), label -> new ArrayList<>())
                .add(row));
    }

    /**
     * @param labels how many a champion knows
     * @param news the labels that came after it
     * @return all of them; those that the champion knows lie before the offset {@code labels}
     * @throws IllegalArgumentException so many different texts cannot be put together
     */
    public LabelBook.Snapshot of(int labels, List<Row> news) {
        List<LabelBook.Entry> entries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Random random = new Random(SEED);
        for (int tries = 0; entries.size() < labels; tries++) {
            if (tries > 10L * labels) {
                throw new IllegalArgumentException(
                        "only " + entries.size() + " different texts can be put together from " + texts.size());
            }
            int age = entries.size();
            Row row = age < texts.size() && tries < texts.size() ? texts.get(tries) : crossed(random);
            LabelBook.Entry entry = entry(row, "known-" + age, labels - 1 - age);
            if (known.add(entry.fingerprint())) {
                entries.add(entry);
            }
        }
        for (Row row : news) {
            entries.add(entry(row, "new-" + row.id(), entries.size()));
        }
        entries.sort(Comparator.comparing(entry -> entry.row().id()));
        return new LabelBook.Snapshot(entries, entries.size());
    }

    private static LabelBook.Entry entry(Row row, String id, int offset) {
        Instant time = Instant.ofEpochSecond(offset);
        return new LabelBook.Entry(new Row(id, row.content(), row.label(), row.propensity(), time), offset);
    }

    /** The first half of the words of one text, and the second of another. */
    private Row crossed(Random random) {
        Row one = texts.get(random.nextInt(texts.size()));
        List<Row> alike = byLabel.get(one.label().orElseThrow());
        Row other = alike.get(random.nextInt(alike.size()));
        String[] head = words(one);
        String[] tail = words(other);
        List<String> words = new ArrayList<>(List.of(head).subList(0, (head.length + 1) / 2));
        words.addAll(List.of(tail).subList(tail.length / 2, tail.length));
        return new Row(one.id(), new TextContent(String.join(" ", words)), one.label(), one.propensity(), one.time());
    }

    private static String[] words(Row row) {
        return ((TextContent) row.content()).text().split(" ");
    }
}
