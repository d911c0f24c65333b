package io.limbeck.model.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a round knows of the model it made, beyond what stands in its bundle.
 *
 * @param parent the version whose weights the training started from; null for none
 * @param verdict what the gate said: FIRST, PROMOTED, REFUSED or INSUFFICIENT
 * @param metrics the gate's and the calibration's figures, by name
 * @param settings of the round, by name
 * @param seeds of the round
 * @param labels the labels it was made from
 */
public record ModelDraft(
        Long parent,
        String verdict,
        Map<String, Double> metrics,
        Map<String, String> settings,
        List<Long> seeds,
        LabelSet labels) {
    public ModelDraft {
        Objects.requireNonNull(verdict, "verdict");
        metrics = Map.copyOf(metrics);
        settings = Map.copyOf(settings);
        seeds = List.copyOf(seeds);
        Objects.requireNonNull(labels, "labels");
    }

    /**
     * The training set as it was when the round read it. A compacted log cannot be replayed by offsets, so the hashes
     * say whether the same set can still be had.
     *
     * @param watermark end offsets of the labels topic, by partition; empty when the labels came from a file
     * @param live how many labels there were
     * @param sha256 over the sorted (id, label, content hash) of all of them
     * @param sampleSha256 likewise of those trained on
     */
    public record LabelSet(Map<String, Long> watermark, long live, String sha256, String sampleSha256) {
        public LabelSet {
            watermark = Map.copyOf(watermark);
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(sampleSha256, "sampleSha256");
        }
    }
}
