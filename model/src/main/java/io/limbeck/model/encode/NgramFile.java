package io.limbeck.model.encode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code encoder.json} of a text encoder.
 *
 * @param format 1 without steps: encoders that have none are written in it still, for older scorers
 * @param stopWords sorted; the words of the lists that the settings name, and the user's own
 */
@JsonPropertyOrder({"kind", "format", "settings", "stopWords", "idf"})
record NgramFile(
        String kind,
        int format,
        NgramSettings settings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> stopWords,
        Frequencies idf) {
    /** The newest format that this release reads. */
    static final int FORMAT = 2;

    private static final int WITHOUT_STEPS = 1;

    NgramFile {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(idf, "idf");
        stopWords = stopWords == null ? List.of() : List.copyOf(stopWords);
    }

    /**
     * @param words one unsigned byte a row of the word table, base64 in JSON: b stands for 1 + b · scale
     * @param characters likewise, of the character table
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between JSON and the encoder
    @JsonPropertyOrder({"scale", "words", "characters"})
    record Frequencies(double scale, byte[] words, byte[] characters) {
        Frequencies {
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(characters, "characters");
        }
    }

    static NgramFile of(TextEncoder encoder) {
        byte[] steps = encoder.idf().steps();
        int words = encoder.settings().wordRows();
        return new NgramFile(
                TextEncoder.KIND,
                encoder.settings().steps().equals(TextSteps.NONE) ? WITHOUT_STEPS : FORMAT,
                encoder.settings(),
                encoder.stopWords().words().stream().sorted().toList(),
                new Frequencies(
                        encoder.idf().scale(),
                        Arrays.copyOf(steps, words),
                        Arrays.copyOfRange(steps, words, steps.length)));
    }

    TextEncoder encoder() {
        byte[] steps = Arrays.copyOf(idf.words(), idf.words().length + idf.characters().length);
        System.arraycopy(idf.characters(), 0, steps, idf.words().length, idf.characters().length);
        return new TextEncoder(settings, StopWords.of(stopWords), new InverseFrequency(idf.scale(), steps));
    }
}
