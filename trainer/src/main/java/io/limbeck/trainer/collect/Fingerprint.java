package io.limbeck.trainer.collect;

import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a text says, so that texts which differ in a number, a name or the order of words have one fingerprint: its
 * different words (in scripts without spaces: ideographs) in lower case and sorted, digits folded, masked personal data reduced to its type. Near-duplicates
 * must not stand on both sides of a split, and are not independent draws.
 */
public final class Fingerprint {
    private static final Pattern MASK = Pattern.compile("<([A-Z][A-Z0-9_]{0,40})(?::[^<>]{0,200})?>");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern IDEOGRAPH = Pattern.compile("(\\p{IsHan})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Fingerprint() {}

    /**
     * What a row is known by when labels are split: a text by what it says; a row of a table by itself, because rows
     * there are draws of which many may be equal, and where columns have few values, all are.
     */
    public static String of(Row row) {
        return of(row, of(row.content()));
    }

    /** @param ofContent the fingerprint of its content, where that is known already */
    static String of(Row row, String ofContent) {
        return row.content().modality() == Modality.TABULAR ? ofContent + " " + row.id() : ofContent;
    }

    /** Of columns and pictures: everything. Rows that differ in a number are different rows. */
    public static String of(Content content) {
        return content instanceof TextContent body
                ? of(body.text())
                : HexFormat.of().formatHex(Essence.sha256(content));
    }

    static String of(String cleanedText) {
        String masked = MASK.matcher(cleanedText).replaceAll(" $1 ");
        String folded = DIGITS.matcher(masked.toLowerCase(Locale.ROOT)).replaceAll("0");
        folded = IDEOGRAPH.matcher(folded).replaceAll(" $1 ");
        TreeSet<String> words = new TreeSet<>();
        for (String word : BETWEEN.split(folded, -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }
}
