package io.limbeck.trainer.teach;

/**
 * The start without labels.
 *
 * @param enabled whether a provisional model is made before there are labels enough for a round. It takes labels that are
 *     named in the settings, texts, and a sentence encoder; where one is missing, nothing is made
 * @param records it is made from at least so many
 * @param confidence mean probability, over these records, of the label that each is most like; sets the temperature
 */
public record ZeroLabelSettings(Boolean enabled, Integer records, Double confidence) {
    public ZeroLabelSettings {
        enabled = enabled == null || enabled;
        records = records == null ? 500 : records;
        confidence = confidence == null ? 0.8 : confidence;
        if (records < 1) {
            throw new IllegalArgumentException("records must be at least 1");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1)");
        }
    }

    public static ZeroLabelSettings defaults() {
        return new ZeroLabelSettings(null, null, null);
    }
}
