package io.limbeck.model.store;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The models of one task, and which of them serves. Thread-safe. A store that cannot be reached throws what its medium
 * throws; what was not announced by then never is.
 */
public interface ModelStore extends AutoCloseable {
    /** How many bundles are kept, from the newest version down; the champion's beside them. */
    int KEPT = 5;

    /** Which model serves; empty before the first promotion. */
    Optional<Champion> champion();

    /** Every model ever published, oldest first. Only the bundles of the last {@link #KEPT} and the champion are kept. */
    List<ModelManifest> manifests();

    /** The manifest of one version. */
    default Optional<ModelManifest> manifest(long version) {
        return manifests().stream()
                .filter(manifest -> manifest.getVersion() == version)
                .findFirst();
    }

    /**
     * Brings the bundle of {@code version} into the directory {@code into}, verified.
     *
     * @throws BundleRefused it is not what was published, not kept any more, or of a newer format
     * @throws IllegalArgumentException there is no such version
     */
    Bundle fetch(long version, Path into) throws IOException, BundleRefused;

    /**
     * Publishes {@code bundle} under the next version: stores it, reads it back, verifies it, and announces it last.
     *
     * @throws BundleRefused it is too large, or came back other than it was
     * @throws PublisherFenced another publisher began meanwhile
     */
    Publication publish(ModelDraft draft, Bundle bundle, Promotion promotion) throws IOException, BundleRefused;

    /**
     * Makes {@code version} the champion and pins it: challengers are published, not promoted, until {@link #unpin}.
     *
     * @throws IllegalArgumentException there is no such version, or its bundle is not kept any more
     */
    Champion rollback(long version, String by);

    /**
     * Lets challengers be promoted again.
     *
     * @throws IllegalStateException there is no champion
     */
    Champion unpin(String by);

    /** Follows the champion from what it is now. */
    ModelFeed follow();

    @Override
    void close();
}
