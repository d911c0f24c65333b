package io.limbeck.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.BundleWriter;
import io.limbeck.model.bundle.Drafts;
import io.limbeck.model.store.ModelDraft.LabelSet;
import io.limbeck.model.store.Publication.Outcome;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ModelStore} must do. */
abstract class ModelStoreContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.006Z"), ZoneOffset.UTC);
    static final ModelDraft DRAFT = new ModelDraft(
            null,
            "FIRST",
            Map.of("accuracy", 0.9),
            Map.of("epochs", "3"),
            List.of(17L),
            new LabelSet(Map.of("0", 40L), 38, "aa", "bb"));

    @TempDir
    Path work;

    private ModelStore store;

    /** Another view of the same models. */
    abstract ModelStore open() throws IOException;

    /** Damages what is stored of a version's bundle. */
    abstract void corrupt(ModelManifest manifest) throws IOException;

    /** Loses what is stored of a version's bundle. */
    abstract void lose(ModelManifest manifest) throws IOException;

    /** Called by every test class before each test, once {@link #open} can be. */
    void begin() throws IOException {
        store = open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void emptyStoreHasNoModelAndNoChampion() {
        assertThat(store.champion()).isEmpty();
        assertThat(store.manifests()).isEmpty();
        assertThatThrownBy(() -> store.fetch(1, work.resolve("into")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no model version 1, none was published yet");
    }

    @Test
    void anyoneFetchesWhatWasPublished() throws Exception {
        Bundle bundle = bundle(1_300_000);

        Publication publication = store.publish(DRAFT, bundle, Promotion.over(null, "gate"));

        assertThat(publication.outcome()).isEqualTo(Outcome.PROMOTED);
        try (ModelStore other = open()) {
            assertThat(other.champion().orElseThrow())
                    .isEqualTo(new Champion(1L, null, 1L, "gate", false, CLOCK.instant()));
            assertThat(other.manifests()).containsExactly(publication.manifest());
            Bundle fetched = other.fetch(1, work.resolve("fetched"));
            assertThat(fetched.description()).isEqualTo(bundle.description());
            assertThat(Files.mismatch(
                            bundle.directory().resolve("model.onnx"),
                            fetched.directory().resolve("model.onnx")))
                    .isEqualTo(-1);
        }
    }

    @Test
    void manifestTellsWhatTheModelIsAndWhatItWasMadeFrom() throws Exception {
        Bundle bundle = bundle(10);

        ModelManifest manifest =
                store.publish(DRAFT, bundle, Promotion.none("gate")).manifest();

        assertThat(manifest.getLabels()).isEqualTo(bundle.description().labels());
        assertThat(manifest.getEncoderHash()).isEqualTo(bundle.description().encoderHash());
        assertThat(manifest.getCleaningVersion()).isEqualTo("c1");
        assertThat(manifest.getVerdict()).isEqualTo("FIRST");
        assertThat(manifest.getMetrics()).isEqualTo(DRAFT.metrics());
        assertThat(manifest.getLabelsWatermark()).isEqualTo(Map.of("0", 40L));
        assertThat(manifest.getLiveLabels()).isEqualTo(38);
        assertThat(manifest.getCreatedAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void modelThatIsNotWantedIsPublishedAndDoesNotServe() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));

        assertThat(store.publish(DRAFT, bundle(2), Promotion.none("gate")).outcome())
                .isEqualTo(Outcome.NOT_WANTED);

        assertThat(store.champion().orElseThrow().getVersion()).isEqualTo(1);
        assertThat(store.manifests()).extracting(ModelManifest::getVersion).containsExactly(1L, 2L);
    }

    @Test
    void modelJudgedAgainstAFormerChampionDoesNotServe() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));
        store.publish(DRAFT, bundle(2), Promotion.over(1L, "gate"));

        Publication late = store.publish(DRAFT, bundle(3), Promotion.over(1L, "gate"));

        assertThat(late.outcome()).isEqualTo(Outcome.OVERTAKEN);
        assertThat(late.manifest().getVerdict()).isEqualTo("OVERTAKEN");
        assertThat(store.champion().orElseThrow()).isEqualTo(new Champion(2L, 1L, 2L, "gate", false, CLOCK.instant()));
    }

    @Test
    void rollbackPinsUntilUnpinned() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));
        store.publish(DRAFT, bundle(2), Promotion.over(1L, "gate"));

        Champion back = store.rollback(1, "ada");
        Publication pinned = store.publish(DRAFT, bundle(3), Promotion.over(1L, "gate"));
        store.unpin("ada");
        Publication free = store.publish(DRAFT, bundle(4), Promotion.over(1L, "gate"));

        assertThat(back).isEqualTo(new Champion(1L, 2L, 3L, "ada", true, CLOCK.instant()));
        assertThat(pinned.outcome()).isEqualTo(Outcome.PINNED);
        assertThat(pinned.manifest().getVerdict()).isEqualTo("PINNED");
        assertThat(free.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(store.champion().orElseThrow().getEpoch()).isEqualTo(5);
    }

    @Test
    void rollbackToNowhereSaysWhatThereIs() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));

        assertThatThrownBy(() -> store.rollback(9, "ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no model version 9; published are 1 to 1");
        assertThat(store.champion().orElseThrow().getPinned()).isFalse();
    }

    @Test
    void lastFiveBundlesAndTheChampionsAreKept() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.none("gate"));
        store.publish(DRAFT, bundle(2), Promotion.over(null, "gate"));
        for (int version = 3; version <= 8; version++) {
            store.publish(DRAFT, bundle(version), Promotion.none("gate"));
        }

        for (long version : new long[] {2, 4, 8}) {
            assertThat(store.fetch(version, work.resolve("v" + version))).isNotNull();
        }
        for (long version : new long[] {1, 3}) {
            assertRefused(version, Reason.INCOMPLETE, "not kept");
            assertThatThrownBy(() -> store.rollback(version, "ada")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store.manifests()).hasSize(8);
    }

    @Test
    void damagedBundleIsRefused() throws Exception {
        corrupt(store.publish(DRAFT, bundle(1_300_000), Promotion.over(null, "gate"))
                .manifest());

        assertRefused(1, Reason.CORRUPT, "SHA-256");
    }

    @Test
    void lostBundleIsRefused() throws Exception {
        lose(store.publish(DRAFT, bundle(1_300_000), Promotion.over(null, "gate"))
                .manifest());

        assertRefused(1, Reason.INCOMPLETE, "");
    }

    @Test
    void feedGivesTheChampionThatIsThereAndThenEachNewOne() throws Exception {
        store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));
        store.publish(DRAFT, bundle(2), Promotion.over(1L, "gate"));
        try (ModelFeed feed = store.follow()) {
            assertThat(feed.poll(Duration.ofSeconds(30)))
                    .hasValueSatisfying(
                            found -> assertThat(found.manifest().getVersion()).isEqualTo(2));

            store.publish(DRAFT, bundle(3), Promotion.none("gate"));
            assertThat(feed.poll(Duration.ofMillis(10))).isEmpty();
            store.rollback(1, "ada");

            assertThat(feed.poll(Duration.ofSeconds(30))).hasValueSatisfying(found -> {
                assertThat(found.champion().getPinned()).isTrue();
                assertThat(found.manifest().getVersion()).isEqualTo(1);
            });
        }
    }

    @Test
    void feedOfAnEmptyStoreWaitsForTheFirstChampion() throws Exception {
        try (ModelFeed feed = store.follow()) {
            assertThat(feed.poll(Duration.ofMillis(10))).isEmpty();
            store.publish(DRAFT, bundle(1), Promotion.over(null, "gate"));

            assertThat(feed.poll(Duration.ofSeconds(30)))
                    .hasValueSatisfying(
                            found -> assertThat(found.champion().getVersion()).isEqualTo(1));
        }
    }

    /** A bundle whose graphs are {@code bytes} random ones. */
    Bundle bundle(int bytes) throws IOException {
        byte[] graph = new byte[bytes];
        new Random(bytes).nextBytes(graph);
        return BundleWriter.write(Drafts.of(graph), Files.createTempDirectory(work, "bundle"));
    }

    private void assertRefused(long version, Reason reason, String words) {
        BundleRefused refused = catchThrowableOfType(
                BundleRefused.class, () -> store.fetch(version, work.resolve("refused" + version)));
        assertThat(refused).isNotNull().hasMessageContaining(words);
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
