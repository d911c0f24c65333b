package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.compress.LayerChoice;
import io.limbeck.trainer.compress.PieceCounts;
import io.limbeck.trainer.compress.VocabularyPruning;
import io.limbeck.trainer.compress.VocabularyPruning.Pruned;
import io.limbeck.trainer.export.TransformerExport;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Students over word pieces: some layers of an encoder that others trained, and of its vocabulary what the stream uses.
 * Which layers and pieces these are is settled where a student begins afresh; its successors keep them.
 */
public record TransformerStudents(TransformerStudentSettings settings) implements Students {

    @Override
    public Training afresh(List<Content> seen, int classes) throws IOException {
        try {
            return begun(settings.load(), seen, classes);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(TransformerStudentSettings.SECTION, "cannot be used: " + e.getMessage());
        }
    }

    @Override
    public Optional<Training> after(Encoder encoder, byte[] graph, List<Content> seen, int classes) {
        return encoder instanceof TokenEncoder tokens
                ? Optional.of(new TransformerTraining(
                        tokens,
                        TransformerExport.read(graph)
                                .widened(classes, settings.fit().seed()),
                        settings.source(),
                        settings.fit()))
                : Optional.empty();
    }

    private Training begun(PretrainedEncoder source, List<Content> seen, int classes) {
        EncoderWeights large = source.weights();
        int longest = Math.min(settings.fit().maxLength(), large.shape().positions());
        EncoderWeights small =
                LayerChoice.of(large, settings.layersOf(large.shape().layers().size()), longest);
        long[] counts = PieceCounts.of(
                TokenEncoder.of(source.tokenizer(), longest),
                Contents.texts(seen),
                small.shape().vocabulary());
        Pruned pruned = VocabularyPruning.of(small, source.tokenizer(), counts, settings.pieces());
        return new TransformerTraining(
                TokenEncoder.of(pruned.tokenizerJson(), longest),
                TransformerWeights.of(pruned.weights(), classes, settings.fit().seed()),
                settings.source(),
                settings.fit());
    }
}
