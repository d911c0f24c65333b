package io.limbeck.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.model.bundle.BundleDescription;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void bundleOfANewerFormatIsRefusedBeforeItIsFetched() {
        Registry registry = with(ModelManifest.newBuilder(manifest(1))
                .setBundleFormat(BundleDescription.FORMAT + 1)
                .build());

        assertThat(refusal(registry)).isEqualTo(Reason.NEWER_FORMAT);
    }

    @Test
    void bundleThatIsTooLargeIsRefusedBeforeItIsFetched() {
        Registry registry = with(ModelManifest.newBuilder(manifest(1))
                .setBundleBytes(BundleDescription.MAX_BYTES + 1)
                .build());

        assertThat(refusal(registry)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void championWithoutAManifestIsNotAnnounced() {
        Registry registry = new Registry(new TreeMap<>(), new Champion(3L, null, 1L, "gate", false, NOW));

        assertThat(registry.announcement()).isEmpty();
    }

    @Test
    void lowerEpochIsNeverGiven() {
        Newest newest = new Newest();
        Registry registry = with(manifest(1));

        assertThat(newest.of(registry.with(manifest(2), champion(2, 5)))).isPresent();
        assertThat(newest.of(registry.with(manifest(2), champion(1, 4)))).isEmpty();
        assertThat(newest.of(registry.with(manifest(2), champion(1, 6)))).isPresent();
    }

    @Test
    void nothingCanBeUnpinnedWithoutAChampion() {
        assertThatThrownBy(() -> with(manifest(1)).unpinned("ada", NOW)).isInstanceOf(IllegalStateException.class);
    }

    private static Registry with(ModelManifest manifest) {
        return new Registry(new TreeMap<>(Map.of(manifest.getVersion(), manifest)), null);
    }

    private static Optional<Champion> champion(long version, long epoch) {
        return Optional.of(new Champion(version, null, epoch, "gate", false, NOW));
    }

    private static Reason refusal(Registry registry) {
        return catchThrowableOfType(BundleRefused.class, () -> registry.fetchable(1))
                .reason();
    }

    private static ModelManifest manifest(long version) {
        return ModelManifest.newBuilder()
                .setVersion(version)
                .setTask("tickets")
                .setCreatedAt(NOW)
                .setArchitecture("ngram")
                .setLabels(List.of("a", "b"))
                .setBundleFormat(BundleDescription.FORMAT)
                .setBundleBytes(1)
                .setBundleSha256("")
                .setChunks(1)
                .setCleaningVersion("c1")
                .setEncoderHash("")
                .setVerdict("FIRST")
                .build();
    }
}
