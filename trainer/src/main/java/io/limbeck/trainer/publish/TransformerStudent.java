package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.trainer.compress.ActivationRange;
import io.limbeck.trainer.export.HuggingFaceFiles;
import io.limbeck.trainer.export.TransformerExport;
import io.limbeck.trainer.fit.TransformerWeights;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A student over word pieces.
 *
 * @param trained what the weights answer in the program that trained them, {@code [content][label]}
 * @param typical contents like those that it will score, at least 512 to be sure of their range; nothing of them is kept
 *     but between which values they let activations lie
 */
public record TransformerStudent(
        TransformerWeights weights,
        TokenEncoder encoder,
        Function<List<Content>, float[][]> trained,
        List<Content> typical)
        implements TrainedStudent {
    public TransformerStudent {
        typical = List.copyOf(typical);
        if (typical.isEmpty()) {
            throw new IllegalArgumentException("without contents nothing is known of a student's activations");
        }
        if (encoder.widest() > weights.encoder().shape().positions()) {
            throw new IllegalArgumentException("the encoder cuts texts at " + encoder.widest()
                    + " tokens, the student reads " + weights.encoder().shape().positions());
        }
    }

    @Override
    public float[][] logits(List<Content> contents) {
        return trained.apply(contents);
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    @Override
    public byte[] fp32() {
        return TransformerExport.fp32(weights);
    }

    /** All in bytes, and all but what the feed-forward parts hold within, whose values differ most in size. */
    @Override
    public List<CandidateGraph> compressed() throws IOException {
        Map<String, ActivationRange> ranges = ObservedRanges.of(weights, encoder, typical);
        Map<String, ActivationRange> wide = new LinkedHashMap<>(ranges);
        wide.keySet().removeIf(TransformerExport::isWithinFeedForward);
        return List.of(
                new CandidateGraph("int8", TransformerExport.int8(weights, ranges), true),
                new CandidateGraph("int8-wide-ffn", TransformerExport.int8(weights, wide), true));
    }

    @Override
    public Map<String, byte[]> companions(List<String> labels) {
        return HuggingFaceFiles.of(weights, labels, encoder.widest());
    }
}
