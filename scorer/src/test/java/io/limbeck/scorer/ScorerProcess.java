package io.limbeck.scorer;

import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.ScorerBench.Scorer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A scorer in a JVM of its own, to be killed. It is slow, so that it is killed in the middle of something. */
final class ScorerProcess {
    private static final Duration SLOW = Duration.ofMillis(4);
    private static final Duration TRANSACTION = Duration.ofMillis(200);

    private ScorerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        ShelfOfModels models = new ShelfOfModels();
        models.promote(KeywordClassifier.of(1).whenScoring(() -> LockSupport.parkNanos(SLOW.toNanos())));
        Topics topics = Topics.of(arguments[1], Integer.parseInt(arguments[2]));
        try (Scorer scorer = ScorerBench.start(
                KafkaSettings.of(arguments[0]), topics, "0", models, ScorerBench.settings(TRANSACTION))) {
            System.out.println("started " + scorer.service().name());
            new CountDownLatch(1).await();
        }
    }
}
