package io.limbeck.scorer.serve;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import io.limbeck.scorer.inference.BatchScorer;
import io.limbeck.scorer.inference.BatchSettings;
import io.limbeck.scorer.inference.Outcome;
import io.limbeck.scorer.route.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the contents of requests that come at the same time into one batch, by one lease of the live classifier. */
public final class MicroBatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MicroBatcher.class);
    private static final int WAITING = 1024;

    private final LiveClassifier live;
    private final BatchScorer scorer;
    private final BatchSettings settings;
    private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean closed;

    private record Job(List<Content> contents, CompletableFuture<Reply> reply) {}

    public MicroBatcher(LiveClassifier live, BatchScorer scorer, BatchSettings settings) {
        this.live = live;
        this.scorer = scorer;
        this.settings = settings;
        this.thread = new Thread(this::run, "scorer-predict");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** @param contents cleaned */
    CompletableFuture<Reply> submit(List<Content> contents) {
        Job job = new Job(contents, new CompletableFuture<>());
        if (closed || !waiting.offer(job)) {
            job.reply().complete(new Reply.Busy());
        } else if (closed) {
            turnAway();
        }
        return job.reply();
    }

    /** Turns away what still waits. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        turnAway();
    }

    private void run() {
        List<Job> jobs = new ArrayList<>();
        try {
            while (!closed) {
                jobs.clear();
                gather(jobs);
                answer(jobs);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped answering");
        } finally {
            jobs.forEach(job -> job.reply().complete(new Reply.Busy()));
            turnAway();
        }
    }

    private void gather(List<Job> jobs) throws InterruptedException {
        Job next = waiting.take();
        long until = System.nanoTime() + settings.linger().toNanos();
        int contents = 0;
        while (next != null) {
            jobs.add(next);
            contents += next.contents().size();
            next = contents >= settings.max() ? null : waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void answer(List<Job> jobs) {
        Optional<Lease> lent = live.lease();
        if (lent.isEmpty()) {
            jobs.forEach(job -> job.reply().complete(new Reply.NoModel()));
            return;
        }
        try (Lease lease = lent.get()) {
            List<Outcome> outcomes = scorer.score(
                    lease.classifier(),
                    jobs.stream().flatMap(job -> job.contents().stream()).toList());
            int from = 0;
            for (Job job : jobs) {
                int to = from + job.contents().size();
                job.reply().complete(reply(lease.classifier(), outcomes.subList(from, to)));
                from = to;
            }
        } catch (RuntimeException e) {
            LOG.error("answering a request failed ({})", e.getClass().getSimpleName());
            jobs.forEach(job -> job.reply().complete(new Reply.Unscorable()));
        }
    }

    private static Reply reply(Classifier model, List<Outcome> outcomes) {
        List<Predicted> predictions = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            outcome.<Optional<Scored>>fold(Optional::of, failure -> Optional.empty())
                    .ifPresent(scored -> predictions.add(predicted(model, scored)));
        }
        return predictions.size() == outcomes.size() ? new Reply.Answered(predictions) : new Reply.Unscorable();
    }

    private static Predicted predicted(Classifier model, Scored scored) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < scored.probabilities().length; i++) {
            scores.put(model.labels().get(i), scored.probabilities()[i]);
        }
        return new Predicted(
                scored.label(),
                scored.confidence(),
                scores,
                model.version(),
                Router.isAccepted(model, scored) ? "ACCEPTED" : "REVIEW");
    }

    private void turnAway() {
        List<Job> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(job -> job.reply().complete(new Reply.Busy()));
    }
}
