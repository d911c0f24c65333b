package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How a text becomes hashed n-grams; see docs/ngram.md. An absent (null) component takes its default.
 *
 * @param lowerCase whether letters are folded to lower case; default true
 * @param foldDigits whether every digit counts as 0; default true
 * @param foldPseudonyms whether {@code <TYPE:…>} counts as one symbol of its type, whoever it stands for; default true
 * @param wordBits the word table has 2^wordBits rows, 8 to 20; default 16
 * @param charBits the character table has 2^charBits rows, 8 to 20; default 16
 * @param charMin shortest character n-gram, 1 to 8; default 3
 * @param charMax longest character n-gram, {@code charMin} to 8; default 5
 * @param maxCodePoints what follows after so many code points is not read; default 4,000
 * @param maxFeatures most distinct features of a text, 16 to 65,536; default 2,048
 * @param steps what is left out of a text; default nothing
 */
@JsonPropertyOrder({
    "lowerCase",
    "foldDigits",
    "foldPseudonyms",
    "wordBits",
    "charBits",
    "charMin",
    "charMax",
    "maxCodePoints",
    "maxFeatures",
    "steps"
})
public record NgramSettings(
        Boolean lowerCase,
        Boolean foldDigits,
        Boolean foldPseudonyms,
        Integer wordBits,
        Integer charBits,
        Integer charMin,
        Integer charMax,
        Integer maxCodePoints,
        Integer maxFeatures,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = TextSteps.Off.class)
        TextSteps steps) {

    public NgramSettings {
        lowerCase = lowerCase == null || lowerCase;
        foldDigits = foldDigits == null || foldDigits;
        foldPseudonyms = foldPseudonyms == null || foldPseudonyms;
        wordBits = within("wordBits", wordBits, 16, 8, 20);
        charBits = within("charBits", charBits, 16, 8, 20);
        charMin = within("charMin", charMin, 3, 1, 8);
        charMax = within("charMax", charMax, Math.max(5, charMin), charMin, 8);
        maxCodePoints = within("maxCodePoints", maxCodePoints, 4_000, 1, 1_000_000);
        maxFeatures = within("maxFeatures", maxFeatures, 2_048, 16, 65_536);
        steps = steps == null ? TextSteps.NONE : steps;
    }

    public static NgramSettings defaults() {
        return new NgramSettings(null, null, null, null, null, null, null, null, null, null);
    }

    /** The same with other tables. */
    public NgramSettings withBits(int words, int characters) {
        return new NgramSettings(
                lowerCase,
                foldDigits,
                foldPseudonyms,
                words,
                characters,
                charMin,
                charMax,
                maxCodePoints,
                maxFeatures,
                steps);
    }

    /** The same with other steps. */
    public NgramSettings with(TextSteps others) {
        return new NgramSettings(
                lowerCase,
                foldDigits,
                foldPseudonyms,
                wordBits,
                charBits,
                charMin,
                charMax,
                maxCodePoints,
                maxFeatures,
                others);
    }

    /** Rows of the word table; its ids start at 0. */
    int wordRows() {
        return 1 << wordBits;
    }

    /** Rows of the character table; its ids follow the word table's. */
    int charRows() {
        return 1 << charBits;
    }

    private static int within(String name, Integer value, int otherwise, int least, int most) {
        int given = value == null ? otherwise : value;
        if (given < least || given > most) {
            throw new IllegalArgumentException(name + " must lie in " + least + " to " + most + ", is " + given);
        }
        return given;
    }
}
