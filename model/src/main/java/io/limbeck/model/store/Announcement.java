package io.limbeck.model.store;

import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.util.Objects;

/**
 * Which model shall serve from now on.
 *
 * @param champion the pointer
 * @param manifest of the version that it points to
 */
public record Announcement(Champion champion, ModelManifest manifest) {
    public Announcement {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(manifest, "manifest");
    }
}
