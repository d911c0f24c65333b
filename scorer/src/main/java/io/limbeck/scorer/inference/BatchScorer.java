package io.limbeck.scorer.inference;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.scorer.inference.Outcome.Answered;
import io.limbeck.scorer.inference.Outcome.Failed;
import io.limbeck.scorer.inference.Outcome.Failure;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores any number of contents in batches of like length and answers in their order. One content that the model cannot
 * score spoils neither its batch nor the service. Thread-safe.
 */
public final class BatchScorer {
    private static final Logger LOG = LoggerFactory.getLogger(BatchScorer.class);

    private final int max;
    private final BatchObserver observer;

    public BatchScorer(int max, BatchObserver observer) {
        this.max = max;
        this.observer = observer;
    }

    /** @return as many outcomes as contents, in their order */
    public List<Outcome> score(Classifier classifier, List<Content> contents) {
        Outcome[] outcomes = new Outcome[contents.size()];
        int[] readable = new int[contents.size()];
        int[] lengths = new int[contents.size()];
        int count = 0;
        for (int i = 0; i < contents.size(); i++) {
            try {
                lengths[count] = classifier.length(contents.get(i));
                readable[count++] = i;
            } catch (IllegalArgumentException e) {
                outcomes[i] = new Failed(Failure.UNSUPPORTED_CONTENT);
            }
        }
        for (int[] batch : LengthBuckets.batches(Arrays.copyOf(lengths, count), max)) {
            int[] positions = Arrays.stream(batch).map(i -> readable[i]).toArray();
            scoreBatch(classifier, contents, positions, outcomes);
        }
        return List.of(outcomes);
    }

    private void scoreBatch(Classifier classifier, List<Content> contents, int[] positions, Outcome[] outcomes) {
        long start = System.nanoTime();
        try {
            List<Scored> scored = classifier.score(
                    Arrays.stream(positions).mapToObj(contents::get).toList());
            for (int i = 0; i < positions.length; i++) {
                outcomes[positions[i]] = new Answered(scored.get(i));
            }
            observer.scored(positions.length, System.nanoTime() - start);
        } catch (RuntimeException e) {
            // The message may quote the content: only the kind of fault is logged.
            LOG.warn(
                    "scoring a batch of {} failed ({})",
                    positions.length,
                    e.getClass().getSimpleName());
            if (positions.length == 1) {
                outcomes[positions[0]] = new Failed(Failure.SCORING_FAILED);
                return;
            }
            for (int position : positions) {
                scoreBatch(classifier, contents, new int[] {position}, outcomes);
            }
        }
    }
}
