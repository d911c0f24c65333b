package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.compress.SignedBytes;
import io.limbeck.trainer.export.NgramExport;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.StudentFit;
import io.limbeck.trainer.fit.StudentWeights;
import java.util.List;
import java.util.Map;

/** A student over features. */
public record NgramStudent(StudentWeights weights, FeatureEncoder encoder) implements TrainedStudent {

    @Override
    public float[][] logits(List<Content> contents) {
        return StudentFit.logits(weights, EncodedContents.of(encoder, contents));
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }

    @Override
    public byte[] fp32() {
        return NgramExport.fp32(weights);
    }

    /** For its size: a table in bytes is a quarter of the whole, but takes longer to read. */
    @Override
    public List<CandidateGraph> compressed() {
        SignedBytes table = SignedBytes.of(weights.table(), weights.buckets());
        return List.of(new CandidateGraph("int8", NgramExport.int8(weights, table), false));
    }

    @Override
    public Map<String, byte[]> companions(List<String> labels) {
        return Map.of();
    }
}
