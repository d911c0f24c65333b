package io.limbeck.model.store;

import io.limbeck.schemas.ModelManifest;
import java.util.Objects;

/**
 * What became of a published model.
 *
 * @param manifest as it stands in the store
 * @param outcome whether it serves
 */
public record Publication(ModelManifest manifest, Outcome outcome) {
    public Publication {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Whether the champion was changed, and why not. */
    public enum Outcome {
        PROMOTED,
        /** Nobody asked for it. */
        NOT_WANTED,
        /** A person pinned the champion. */
        PINNED,
        /** It was judged against a model that is not the champion any more. */
        OVERTAKEN
    }
}
