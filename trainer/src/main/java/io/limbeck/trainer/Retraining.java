package io.limbeck.trainer;

import io.limbeck.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;

/**
 * Remembers which request for a model made afresh was fulfilled: by a model without a parent that was published after it,
 * or by a round of this process. Used by one thread.
 */
final class Retraining {
    private Instant fulfilled;

    /** @param manifests of all models */
    Retraining(List<ModelManifest> manifests) {
        this.fulfilled = manifests.stream()
                .filter(manifest -> manifest.getParent() == null)
                .map(ModelManifest::getCreatedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    boolean isDue(Instant request) {
        return request.isAfter(fulfilled);
    }

    void done(Instant request) {
        fulfilled = request.isAfter(fulfilled) ? request : fulfilled;
    }
}
