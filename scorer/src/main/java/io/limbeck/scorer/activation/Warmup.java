package io.limbeck.scorer.activation;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Content.TextContent;
import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.scorer.inference.LengthBuckets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs a candidate on made-up texts of every bucket, alone and in a full batch, and looks at its answers: the first
 * record after a swap must find a warm session, and a model that answers nonsense must be found out before it serves.
 */
public final class Warmup {
    private static final int LONGEST = 512;
    private static final double TOLERANCE = 1e-3;

    private final Modality modality;
    private final int maxBatch;

    /** @param maxBatch the largest batch that service will ask for */
    public Warmup(Modality modality, int maxBatch) {
        this.modality = modality;
        this.maxBatch = maxBatch;
    }

    /** Why {@code candidate} must not serve; empty when it may. */
    public Optional<String> refuse(Classifier candidate) {
        if (candidate.modality() != modality) {
            return Optional.of("it reads " + words(candidate.modality()) + ", and records here are " + words(modality));
        }
        if (modality != Modality.TEXT) {
            // Its shapes do not vary with the record, and its golden inputs were run when it was loaded.
            return Optional.empty();
        }
        try {
            for (Content text : texts(candidate)) {
                Optional<String> nonsense = nonsense(candidate, List.of(text))
                        .or(() -> nonsense(candidate, Collections.nCopies(maxBatch, text)));
                if (nonsense.isPresent()) {
                    return nonsense;
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("it fails on made-up texts (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String words(Modality modality) {
        return modality.name().toLowerCase(Locale.ROOT);
    }

    /** One text for every bucket that the model can tell apart: it may cut long ones. */
    private static List<Content> texts(Classifier candidate) {
        List<Content> texts = new ArrayList<>();
        int reached = 0;
        for (int bucket = LengthBuckets.SMALLEST; bucket <= LONGEST; bucket *= 2) {
            StringBuilder words = new StringBuilder("warm");
            int length = candidate.length(new TextContent(words.toString()));
            for (int word = 0; length < bucket && word < LONGEST; word++) {
                words.append(" up").append(word);
                length = candidate.length(new TextContent(words.toString()));
            }
            if (LengthBuckets.of(length) > reached) {
                reached = LengthBuckets.of(length);
                texts.add(new TextContent(words.toString()));
            }
        }
        return texts;
    }

    private static Optional<String> nonsense(Classifier candidate, List<Content> batch) {
        List<Scored> scored = candidate.score(batch);
        if (scored.size() != batch.size()) {
            return Optional.of("it gives " + scored.size() + " answers to " + batch.size() + " texts");
        }
        for (Scored answer : scored) {
            double sum = 0;
            for (double probability : answer.probabilities()) {
                sum += probability;
            }
            if (!(Math.abs(sum - 1) < TOLERANCE)) {
                return Optional.of("its probabilities sum to " + sum);
            }
            if (!candidate.labels().contains(answer.label())) {
                return Optional.of("it answers with a label that it does not list");
            }
        }
        return Optional.empty();
    }
}
