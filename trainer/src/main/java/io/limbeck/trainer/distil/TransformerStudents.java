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
import io.limbeck.trainer.fit.Matching;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.EncoderShape;
import io.limbeck.trainer.pretrained.EncoderWeights;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Students over word pieces: some layers of an encoder that others trained, and of its vocabulary what the stream uses.
 * Which layers and pieces these are is settled where a student begins afresh; its successors keep them.
 */
public record TransformerStudents(TransformerStudentSettings settings) implements Students {
    private static final Logger LOG = LoggerFactory.getLogger(TransformerStudents.class);

    @Override
    public Training afresh(List<Content> seen, int classes) throws IOException {
        try {
            return begun(settings.load(), seen, classes);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(TransformerStudentSettings.SECTION, "cannot be used: " + e.getMessage());
        }
    }

    @Override
    public Optional<Training> after(Encoder encoder, byte[] graph, List<Content> seen, int classes) throws IOException {
        if (!(encoder instanceof TokenEncoder tokens)) {
            return Optional.empty();
        }
        TransformerWeights start =
                TransformerExport.read(graph).widened(classes, settings.fit().seed());
        return Optional.of(new TransformerTraining(
                tokens,
                start,
                settings.source(),
                settings.fit(),
                models(tokens, start.encoder().shape())));
    }

    private Training begun(PretrainedEncoder source, List<Content> seen, int classes) {
        EncoderShape large = source.weights().shape();
        int longest = Math.min(settings.fit().maxLength(), large.positions());
        int all = large.layers().size();
        EncoderWeights whole =
                LayerChoice.of(source.weights(), IntStream.range(0, all).boxed().toList(), longest);
        long[] counts =
                PieceCounts.of(TokenEncoder.of(source.tokenizer(), longest), Contents.texts(seen), large.vocabulary());
        Pruned pruned = VocabularyPruning.of(whole, source.tokenizer(), counts, settings.pieces());
        List<Integer> layers = settings.layersOf(all);
        EncoderWeights small = LayerChoice.of(pruned.weights(), layers, longest);
        return new TransformerTraining(
                TokenEncoder.of(pruned.tokenizerJson(), longest),
                TransformerWeights.of(small, classes, settings.fit().seed()),
                settings.source(),
                settings.fit(),
                settings.fit().matchesLayers()
                        ? Optional.of(new Matching(pruned.weights(), layers))
                        : Optional.empty());
    }

    /**
     * Whom a student that goes on is matched with: the source, over the student's own pieces. Settings may name another
     * source by now than it began with. That is no reason to give up what it has learned, nor to end a service: it then goes
     * on without, and the log says so.
     */
    private Optional<Matching> models(TokenEncoder tokens, EncoderShape student) throws IOException {
        if (!settings.fit().matchesLayers()) {
            return Optional.empty();
        }
        try {
            PretrainedEncoder source = settings.load();
            Matching matching = new Matching(
                    VocabularyPruning.like(source.weights(), source.tokenizer(), tokens.tokenizerJson()),
                    settings.layersOf(source.weights().shape().layers().size()));
            matching.check(student);
            return Optional.of(matching);
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "the student goes on without being matched with the layers of {}: {}",
                    settings.source(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
