package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.fault.ChildJvm;
import io.limbeck.testkit.fault.FaultPlan;
import io.limbeck.testkit.ledger.Ledger;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class KillIT {
    private static final int KILLS = 5;
    private static final int RECORDS = 3000;

    @Test
    void settlesEveryRecordOnceInOrderHoweverOftenItIsKilled(KafkaFixture kafka) throws Exception {
        kafka.createTopics();
        FaultPlan plan = FaultPlan.of("KillIT");
        Ledger ledger = new Ledger();
        long sent = 0;
        try (KafkaConsumer<byte[], byte[]> uncommitted =
                        kafka.reader(kafka.topics().predictions(), Isolation.READ_UNCOMMITTED);
                Books books = new Books(kafka, ledger)) {
            for (int kill = 0; kill < KILLS; kill++) {
                ScorerBench.feed(kafka, ledger, kill * RECORDS, RECORDS);
                long strike = sent + plan.between(1, RECORDS / 2);
                try (ChildJvm scorer = child(kafka)) {
                    sent = awaitSent(uncommitted, sent, strike);
                    scorer.kill();
                }
                books.read();
                assertThat(ledger.isComplete())
                        .as("kill %d found records that were not settled", kill)
                        .isFalse();
            }
            try (ChildJvm scorer = child(kafka)) {
                books.awaitComplete();
                assertThat(scorer.isAlive()).isTrue();
            }
            ledger.balance().requireEqual();
            assertThat(kafka.readToEnd(kafka.topics().predictions(), Isolation.READ_UNCOMMITTED))
                    .as("kills left transactions that were aborted")
                    .hasSizeGreaterThan(KILLS * RECORDS);
        }
    }

    private static ChildJvm child(KafkaFixture kafka) throws InterruptedException {
        ChildJvm scorer = ChildJvm.start(
                ScorerProcess.class,
                kafka.bootstrapServers(),
                kafka.task(),
                Integer.toString(kafka.topics().records().partitions()));
        scorer.awaitLine(line -> line.startsWith("started"), KafkaFixture.PATIENCE);
        return scorer;
    }

    /** Waits until more than {@code strike} predictions were sent, committed or not; says how many were seen. */
    private static long awaitSent(KafkaConsumer<byte[], byte[]> uncommitted, long seen, long strike) {
        long sent = seen;
        long deadline = System.nanoTime() + KafkaFixture.PATIENCE.toNanos();
        while (sent < strike) {
            assertThat(System.nanoTime()).as("scoring goes on").isLessThan(deadline);
            sent += uncommitted.poll(Duration.ofMillis(5)).count();
        }
        return sent;
    }
}
