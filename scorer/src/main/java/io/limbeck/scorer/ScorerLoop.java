package io.limbeck.scorer;

import io.limbeck.model.Content;
import io.limbeck.schemas.Topics;
import io.limbeck.schemas.UnknownSchemaException;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import io.limbeck.scorer.inference.BatchScorer;
import io.limbeck.scorer.inference.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poll, score, send, commit; over and over, in one thread. The offsets of what was read are committed in the transaction
 * that holds what came of it, so every record is settled exactly once, in order, whatever dies when.
 *
 * <p>Whatever goes wrong with a transaction has one answer: abort it, go back to the committed offsets, do it again.
 */
final class ScorerLoop implements Runnable, Inbox.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(ScorerLoop.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration REPEAT = Duration.ofSeconds(10);
    private static final Duration BREATH = Duration.ofMillis(500);

    /** Topics that no scorer can work with, whoever starts it. */
    private static final class UnfitTopics extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitTopics(String message) {
            super(message);
        }
    }

    private final Topics topics;
    private final Inbox inbox;
    private final OutputTransaction transaction;
    private final LiveClassifier live;
    private final BatchScorer scorer;
    private final Composer composer;
    private final InstantSource clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<String> trouble = Optional.of("starting");
    private volatile Optional<String> death = Optional.empty();
    private boolean verified;
    private boolean rewind;
    private Instant sayNoModelAt = Instant.MIN;

    /** @param inbox makes the consumer's side, which tells this loop when partitions go */
    ScorerLoop(
            Topics topics,
            Function<Inbox.Owner, Inbox> inbox,
            OutputTransaction transaction,
            LiveClassifier live,
            BatchScorer scorer,
            Composer composer,
            InstantSource clock) {
        this.topics = topics;
        this.inbox = inbox.apply(this);
        this.transaction = transaction;
        this.live = live;
        this.scorer = scorer;
        this.composer = composer;
        this.clock = clock;
    }

    /** Why this loop takes no records now; empty when it does. */
    Optional<String> reasonNotReady() {
        return death.or(() -> trouble)
                .or(() -> inbox.hasJoined() ? Optional.empty() : Optional.of("joining the consumer group"));
    }

    /** Why this loop has ended for good; empty while it runs and after {@link #stop()}. */
    Optional<String> death() {
        return death;
    }

    /** Asks the loop to finish what is under way and return; from any thread. */
    void stop() {
        stopping.countDown();
        inbox.wakeup();
    }

    @Override
    public void run() {
        try (transaction;
                inbox) {
            inbox.open();
            while (stopping.getCount() > 0) {
                turnOrRecover();
            }
            finish();
        } catch (UnknownSchemaException e) {
            die("upgrade: " + e.getMessage());
        } catch (FencedInstanceIdException e) {
            die("another process runs as this instance; give each its own");
        } catch (UnfitTopics e) {
            die(e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("interrupted while stopping");
        } catch (RuntimeException | Error e) {
            LOG.error("scoring ended", e);
            die("scoring ended (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void rebalanced(ConsumerGroupMetadata metadata) {
        try {
            transaction.commit(metadata);
        } catch (KafkaException e) {
            giveUp(e);
        }
    }

    @Override
    public void lost() {
        if (transaction.isOpen()) {
            LOG.warn("lost partitions with a transaction open; another member does its records again");
        }
        transaction.abort();
        rewind = true;
    }

    private void turnOrRecover() throws InterruptedException {
        try {
            turn();
            trouble = Optional.empty();
        } catch (WakeupException e) {
            LOG.debug("woken to stop");
        } catch (FencedInstanceIdException e) {
            throw e;
        } catch (KafkaException e) {
            giveUp(e);
            trouble = Optional.of("Kafka: " + e.getClass().getSimpleName());
            stopping.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void turn() {
        transaction.prepare();
        verify();
        if (rewind) {
            inbox.rewind();
            rewind = false;
        }
        if (!live.isPresent()) {
            sayNoModel();
            inbox.rest(IDLE);
            return;
        }
        Polled polled = inbox.poll(transaction.patience(IDLE));
        if (rewind) {
            return; // given up inside the poll: what it gave lies behind what must be done again
        }
        if (!polled.reads().isEmpty()) {
            settle(polled);
        }
        if (transaction.isDue()) {
            transaction.commit();
        }
    }

    private void settle(Polled polled) {
        Optional<Lease> lent = live.lease();
        if (lent.isEmpty()) {
            rewind = true; // closed under our feet: the service stops
            transaction.abort();
            return;
        }
        try (Lease lease = lent.get()) {
            List<Content> contents = polled.reads().stream()
                    .filter(Read::isRecord)
                    .map(read -> Content.of(read.record()))
                    .toList();
            Iterator<Outcome> outcomes =
                    scorer.score(lease.classifier(), contents).iterator();
            Tally tally = transaction.begin();
            for (Read read : polled.reads()) {
                transaction.send(
                        read.isRecord()
                                ? composer.settle(read, lease.classifier(), outcomes.next(), tally)
                                : composer.settleOther(read, tally));
            }
            transaction.settles(polled);
        }
    }

    /** Commits what is open, or drops it: the next start does it again. */
    private void finish() {
        try {
            transaction.commit();
        } catch (KafkaException e) {
            giveUp(e);
        }
    }

    private void giveUp(KafkaException cause) {
        LOG.warn(
                "transaction given up, its records will be done again ({}: {})",
                cause.getClass().getSimpleName(),
                cause.getMessage());
        transaction.abort();
        rewind = true;
    }

    /** A prediction keeps its record's partition number, so there must be as many. */
    private void verify() {
        if (verified) {
            return;
        }
        int needed = transaction.partitions(topics.records().name());
        for (String output :
                List.of(topics.predictions().name(), topics.deadLetters().name())) {
            if (transaction.partitions(output) < needed) {
                throw new UnfitTopics(output + " has fewer partitions than "
                        + topics.records().name() + " (" + needed + "): add partitions");
            }
        }
        verified = true;
    }

    private void sayNoModel() {
        if (!clock.instant().isBefore(sayNoModelAt)) {
            LOG.info("no model yet; records wait");
            sayNoModelAt = clock.instant().plus(REPEAT);
        }
    }

    private void die(String reason) {
        LOG.error("{}", reason);
        death = Optional.of(reason);
    }
}
