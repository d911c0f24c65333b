package io.limbeck.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One model in service: content in, calibrated probabilities out. Thread-safe until closed; whoever lends it out closes
 * it only after its last user is back.
 */
public interface Classifier extends AutoCloseable {

    /** Every label it can answer with, in the order of {@link Scored#probabilities()}. */
    List<String> labels();

    /** The version under which it was published; 0 if it never was. */
    long version();

    /** What it reads. */
    Modality modality();

    /** The version of the cleaner behind which it was trained: it must not score what another one cleaned. */
    String cleaningVersion();

    /** The confidence from which a prediction meets the quality the user asked for; empty: none does. */
    OptionalDouble acceptThreshold();

    /** Whether it was made before any person labelled anything: every prediction goes to review. */
    boolean provisional();

    /**
     * How long {@code content} is to this model, for batches of like length: cheap, at least 1, and no measure of
     * anything else.
     *
     * @throws IllegalArgumentException the content is of a kind that this model does not read
     */
    int length(Content content);

    /**
     * How each of the content's columns stands to those that this model was fitted on, by the column's name; empty where it
     * reads no columns.
     */
    default Map<String, Standing> standing(Content content) {
        return Map.of();
    }

    /** The share of training values that were {@link Standing#OUTSIDE} themselves, by the column's name. */
    default Map<String, Double> outside() {
        return Map.of();
    }

    /**
     * Scores a batch.
     *
     * @param contents any number, in any order; the answer for one never depends on its batch-mates
     * @return as many results, in the same order
     * @throws IllegalArgumentException a content is of a kind that this model does not read
     * @throws IllegalStateException it is closed
     */
    List<Scored> score(List<Content> contents);

    /** Frees what it holds outside the Java heap. Idempotent. */
    @Override
    void close();
}
