package io.limbeck.cleaning.personal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A model that finds names: a local directory with a token classifier in ONNX.
 *
 * @param directory with {@code model.onnx}, {@code tokenizer.json} and {@code config.json}; required
 * @param labels which of the model's labels, without {@code B-} and {@code I-}, are which type of personal data; others are
 *     not looked at. By default people, places and organisations as models usually call them
 * @param score below which the model's answers do not count, in [0, 1]; 0.5 by default
 */
public record NameModelSettings(Path directory, Map<String, String> labels, Double score) {
    private static final Map<String, String> USUAL = Map.of(
            "PER", "PERSON",
            "PERSON", "PERSON",
            "LOC", "LOCATION",
            "LOCATION", "LOCATION",
            "GPE", "LOCATION",
            "ADDRESS", "LOCATION",
            "ORG", "ORGANIZATION",
            "ORGANIZATION", "ORGANIZATION");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final double DEFAULT_SCORE = 0.5;

    public NameModelSettings {
        if (directory == null) {
            throw new IllegalArgumentException(
                    "directory must name a folder with model.onnx, tokenizer.json and config.json");
        }
        labels = Map.copyOf(Objects.requireNonNullElse(labels, USUAL));
        for (String type : labels.values()) {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException(
                        "labels must map to types of capitals, digits and underscores, e.g. PERSON, not '" + type
                                + "'");
            }
        }
        score = Objects.requireNonNullElse(score, DEFAULT_SCORE);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must lie in 0..1, is " + score);
        }
    }

    public static NameModelSettings in(Path directory) {
        return new NameModelSettings(directory, null, null);
    }
}
