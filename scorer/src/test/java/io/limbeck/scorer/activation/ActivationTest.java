package io.limbeck.scorer.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.schemas.Deployment;
import io.limbeck.scorer.KeywordClassifier;
import io.limbeck.scorer.ShelfOfModels;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private final ShelfOfModels shelf = new ShelfOfModels();
    private final LiveClassifier live = new LiveClassifier();
    private final List<Deployment> reports = new ArrayList<>();
    private final Counting counting = new Counting();
    private final Activation activation = activation(KeywordClassifier.CLEANING);

    @Test
    void servesTheChampionAndReportsIt() {
        shelf.promote(KeywordClassifier.of(1));

        activation.follow();

        assertThat(served()).isEqualTo(1);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.getVersion()).isEqualTo(1);
            assertThat(report.getProvider()).isEqualTo("test");
            assertThat(report.getRefusedVersion()).isNull();
        });
        assertThat(counting.swapped).containsExactly(1L);
    }

    @Test
    void hasLookedOnceTheChampionServes() {
        shelf.promote(KeywordClassifier.of(1));
        assertThat(activation.hasLooked()).isFalse();

        activation.follow();

        assertThat(activation.hasLooked()).isTrue();
        assertThat(served()).isEqualTo(1);
    }

    @Test
    void ignoresAChampionOfALowerEpoch() {
        shelf.promote(KeywordClassifier.of(1));
        shelf.promote(KeywordClassifier.of(2));
        activation.follow();

        shelf.promote(1, 1);
        activation.follow();

        assertThat(served()).isEqualTo(2);
        assertThat(counting.champion).isEqualTo(2);
    }

    @Test
    void goesBackToAnOldVersionOfAHigherEpoch() {
        shelf.promote(KeywordClassifier.of(1));
        activation.follow();
        shelf.promote(KeywordClassifier.of(2));
        activation.follow();

        shelf.promote(KeywordClassifier.of(1));
        activation.follow();

        assertThat(served()).isEqualTo(1);
    }

    @Test
    void keepsTheOldModelAndSaysWhyWhenTheNewOneIsRefused() {
        shelf.promote(KeywordClassifier.of(1));
        activation.follow();
        shelf.promoteBroken(2, "its hash differs");

        activation.follow();
        activation.follow();

        assertThat(served()).isEqualTo(1);
        assertThat(reports).hasSize(2).last().satisfies(report -> {
            assertThat(report.getVersion()).isEqualTo(1);
            assertThat(report.getRefusedVersion()).isEqualTo(2);
            assertThat(report.getRefusedReason()).isEqualTo("its hash differs");
        });
        assertThat(counting.refused).containsExactly(2L);
        assertThat(counting.champion).isEqualTo(2);
    }

    @Test
    void refusesAModelTrainedBehindAnotherCleaner() {
        Activation other = activation("another-cleaner");
        KeywordClassifier model = KeywordClassifier.of(1);
        shelf.promote(model);

        other.follow();

        assertThat(live.isPresent()).isFalse();
        assertThat(model.isClosed()).isTrue();
        assertThat(reports)
                .last()
                .satisfies(report ->
                        assertThat(report.getRefusedReason()).contains(KeywordClassifier.CLEANING, "another-cleaner"));
    }

    @Test
    void refusesAModelThatFailsWhenItIsWarmed() {
        KeywordClassifier model = KeywordClassifier.of(1).whenScoring(() -> {
            throw new IllegalStateException("broken");
        });
        shelf.promote(model);

        activation.follow();

        assertThat(live.isPresent()).isFalse();
        assertThat(model.isClosed()).isTrue();
        assertThat(reports)
                .last()
                .satisfies(report -> assertThat(report.getRefusedReason())
                        .isEqualTo("it fails on made-up texts (IllegalStateException)"));
    }

    @Test
    void warmsTheCandidateWhileTheOldOneStillServes() {
        shelf.promote(KeywordClassifier.of(1));
        activation.follow();
        List<Long> servedWhileWarming = new ArrayList<>();
        shelf.promote(KeywordClassifier.of(2).whenScoring(() -> servedWhileWarming.add(served())));

        activation.follow();

        assertThat(servedWhileWarming).isNotEmpty().containsOnly(1L);
        assertThat(served()).isEqualTo(2);
    }

    private long served() {
        try (Lease lease = live.lease().orElseThrow()) {
            return lease.classifier().version();
        }
    }

    private Activation activation(String cleaning) {
        return new Activation(
                "a",
                cleaning,
                shelf,
                new Warmup(Modality.TEXT, 8),
                live,
                reports::add,
                counting,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static final class Counting implements ActivationObserver {
        private final List<Long> swapped = new ArrayList<>();
        private final List<Long> refused = new ArrayList<>();
        private long champion;

        @Override
        public void champion(long version) {
            champion = version;
        }

        @Override
        public void swapped(long version) {
            swapped.add(version);
        }

        @Override
        public void refused(long version) {
            refused.add(version);
        }
    }
}
