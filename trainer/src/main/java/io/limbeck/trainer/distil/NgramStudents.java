package io.limbeck.trainer.distil;

import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.trainer.export.NgramExport;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.StudentWeights;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Students over hashed features, of texts or tables.
 *
 * @param fitting an encoder for such contents
 */
public record NgramStudents(Function<List<Content>, FeatureEncoder> fitting, FitSettings settings) implements Students {

    @Override
    public Training afresh(List<Content> seen, int classes) {
        FeatureEncoder encoder = fitting.apply(seen);
        return new NgramTraining(
                encoder, StudentWeights.initial(classes, settings.hidden(), encoder.rows(), settings.seed()), settings);
    }

    @Override
    public Optional<Training> after(Encoder encoder, byte[] graph, List<Content> seen, int classes) {
        return encoder instanceof FeatureEncoder features
                        && Outgrown.columns(features, seen).isEmpty()
                ? Optional.of(new NgramTraining(
                        features, NgramExport.read(graph).widened(classes, settings.seed()), settings))
                : Optional.empty();
    }
}
