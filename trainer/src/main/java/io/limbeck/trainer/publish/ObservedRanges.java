package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.compress.ActivationCounts;
import io.limbeck.trainer.compress.ActivationRange;
import io.limbeck.trainer.export.TransformerExport;
import io.limbeck.trainer.fit.TransformerWeights;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between which values the inputs of a student's linear layers lie, as seen on records like those that it will score. */
final class ObservedRanges {
    /**
     * The share of numbers that are clipped. Encoders of the BERT family carry meaning in a few large ones: of three layers
     * of bge-small-en, sentence vectors in bytes and in floats have a cosine of 0.979 if one in a thousand is clipped, of
     * 0.9973 if one in ten thousand is, and of 0.9997 from one in a hundred thousand on.
     */
    private static final double OUTSIDE = 1e-5;

    private ObservedRanges() {}

    /** @throws IOException ONNX Runtime cannot run the graph */
    static Map<String, ActivationRange> of(TransformerWeights student, TokenEncoder encoder, List<Content> contents)
            throws IOException {
        Map<String, ActivationCounts> counts = new LinkedHashMap<>();
        byte[] graph = TransformerExport.observed(student);
        try (TrialModel model = TrialModel.open(graph, encoder, student.classes(), SessionSettings.cpu(1))) {
            model.observe(
                    contents,
                    (name, values) -> counts.computeIfAbsent(name, any -> new ActivationCounts())
                            .add(values));
        }
        Map<String, ActivationRange> ranges = new LinkedHashMap<>();
        counts.forEach((name, count) -> ranges.put(name, count.range(OUTSIDE)));
        return ranges;
    }
}
