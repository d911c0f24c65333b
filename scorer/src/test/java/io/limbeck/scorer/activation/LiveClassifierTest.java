package io.limbeck.scorer.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Content.TextContent;
import io.limbeck.scorer.KeywordClassifier;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveClassifierTest {
    private final LiveClassifier live = new LiveClassifier();

    @Test
    void lendsNothingBeforeTheFirstModel() {
        assertThat(live.lease()).isEmpty();
        assertThat(live.isPresent()).isFalse();
    }

    @Test
    void closesTheOldModelWithItsLastReturnAndNoSooner() {
        KeywordClassifier old = KeywordClassifier.of(1);
        live.swap(old);
        Lease first = live.lease().orElseThrow();
        Lease second = live.lease().orElseThrow();

        live.swap(KeywordClassifier.of(2));
        first.close();

        assertThat(old.isClosed()).isFalse();
        second.close();
        assertThat(old.isClosed()).isTrue();
    }

    @Test
    void countsALeaseOnceHoweverOftenItIsReturned() {
        KeywordClassifier old = KeywordClassifier.of(1);
        live.swap(old);
        Lease returnedTwice = live.lease().orElseThrow();
        Lease kept = live.lease().orElseThrow();

        returnedTwice.close();
        returnedTwice.close();
        live.swap(KeywordClassifier.of(2));

        assertThat(old.isClosed()).isFalse();
        kept.close();
        assertThat(old.isClosed()).isTrue();
    }

    @Test
    void closesWhatServesAndWhatComesAfterwards() {
        KeywordClassifier serving = KeywordClassifier.of(1);
        KeywordClassifier late = KeywordClassifier.of(2);
        live.swap(serving);

        live.close();
        live.swap(late);

        assertThat(serving.isClosed()).isTrue();
        assertThat(late.isClosed()).isTrue();
        assertThat(live.lease()).isEmpty();
    }

    @Test
    void neverClosesAModelThatIsOnLoan() throws Exception {
        List<KeywordClassifier> models = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        live.swap(added(models, 0));
        ExecutorService users = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(users.submit(() -> use(stop)));
            }
            for (int version = 1; version <= 5000; version++) {
                live.swap(added(models, version));
            }
            stop.set(true);
            for (Future<Long> user : work) {
                assertThat(user.get()).as("uses").isPositive();
            }
        } finally {
            users.shutdownNow();
        }
        live.close();
        assertThat(models).allMatch(KeywordClassifier::isClosed).noneMatch(KeywordClassifier::wasAbused);
    }

    private static KeywordClassifier added(List<KeywordClassifier> models, int version) {
        KeywordClassifier model = KeywordClassifier.of(version);
        models.add(model);
        return model;
    }

    private long use(AtomicBoolean stop) {
        long uses = 0;
        do {
            Optional<Lease> lent = live.lease();
            try (Lease lease = lent.orElseThrow()) {
                lease.classifier().score(List.of(new TextContent("good")));
                uses++;
            }
        } while (!stop.get());
        return uses;
    }
}
