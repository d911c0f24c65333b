package io.limbeck.cli.forget;

import io.limbeck.cli.forget.Traces.Trace;
import io.limbeck.schemas.ModelManifest;
import java.util.Collection;
import java.util.List;

/**
 * Which models may have learned from some records: an upper bound. A round reads all labels and learns from a sample of
 * them and of the recent records; which, only a hash tells. A student starts from its parent's weights.
 *
 * @param labelled made when a label of theirs was live
 * @param others made since the first of them came in: from its text without a label, or from a model that had it
 */
public record Models(List<Long> labelled, List<Long> others) {
    private static final String PARTITION = "0";

    public Models {
        labelled = List.copyOf(labelled);
        others = List.copyOf(others);
    }

    public static Models of(List<ModelManifest> manifests, Collection<Trace> traces) {
        List<Long> labelled = manifests.stream()
                .filter(model -> traces.stream().anyMatch(trace -> hadLabel(model, trace)))
                .map(ModelManifest::getVersion)
                .toList();
        List<Long> others = manifests.stream()
                .filter(model -> traces.stream()
                        .anyMatch(trace -> trace.since()
                                .filter(came -> !model.getCreatedAt().isBefore(came))
                                .isPresent()))
                .map(ModelManifest::getVersion)
                .filter(version -> !labelled.contains(version))
                .toList();
        return new Models(labelled, others);
    }

    public boolean isEmpty() {
        return labelled.isEmpty() && others.isEmpty();
    }

    private static boolean hadLabel(ModelManifest model, Trace trace) {
        return trace.label()
                .filter(offset -> offset < model.getLabelsWatermark().getOrDefault(PARTITION, 0L))
                .isPresent();
    }
}
