package io.limbeck.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrainingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void isDueUntilAModelWithoutAParentWasPublishedAfterTheRequest() {
        assertThat(new Retraining(List.of()).isDue(NOON)).isTrue();
        assertThat(new Retraining(List.of(model(null, NOON.minusSeconds(1)))).isDue(NOON))
                .isTrue();
        assertThat(new Retraining(List.of(model(1L, NOON.plusSeconds(1)))).isDue(NOON))
                .isTrue();
        assertThat(new Retraining(List.of(model(null, NOON.plusSeconds(1)))).isDue(NOON))
                .isFalse();
    }

    @Test
    void isDueOnceARequest() {
        Retraining retraining = new Retraining(List.of());
        retraining.done(NOON);

        assertThat(retraining.isDue(NOON)).isFalse();
        assertThat(retraining.isDue(NOON.plusMillis(1))).isTrue();
    }

    private static ModelManifest model(Long parent, Instant at) {
        return ModelManifest.newBuilder()
                .setVersion(2)
                .setParent(parent)
                .setTask("tickets")
                .setCreatedAt(at)
                .setArchitecture("ngram")
                .setLabels(List.of("a", "b"))
                .setBundleFormat(1)
                .setBundleBytes(1)
                .setBundleSha256("")
                .setChunks(1)
                .setCleaningVersion("")
                .setEncoderHash("")
                .setVerdict("PROMOTED")
                .build();
    }
}
