package io.limbeck.labeler.review;

import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.ReviewReason;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a person's label says of the prediction that was served. Only answers of the exploration lane audit: its records
 * were drawn by chance, so they stand for all. Those that were asked about in doubt say nothing about the others.
 */
public enum Audit {
    ACCEPTED_RIGHT(Decision.ACCEPTED, true),
    ACCEPTED_WRONG(Decision.ACCEPTED, false),
    REVIEW_RIGHT(Decision.REVIEW, true),
    REVIEW_WRONG(Decision.REVIEW, false);

    private final Decision decision;
    private final boolean right;

    Audit(Decision decision, boolean right) {
        this.decision = decision;
        this.right = right;
    }

    /** What {@code annotation} audits; empty where it audits nothing. */
    public static Optional<Audit> of(Annotation annotation) {
        Prediction prediction = annotation.getRequest().getPrediction();
        if (annotation.getAnswer() != Answer.LABEL
                || prediction == null
                || annotation.getRequest().getReason() != ReviewReason.EXPLORATION) {
            return Optional.empty();
        }
        boolean right = prediction.getLabel().equals(annotation.getLabel());
        return Arrays.stream(values())
                .filter(audit -> audit.decision == prediction.getDecision() && audit.right == right)
                .findFirst();
    }

    /** How many records the one that was drawn stands for: the inverse of its propensity, in whole records. */
    public static long weight(Annotation annotation) {
        return Math.round(1 / annotation.getRequest().getPropensity());
    }

    /** Whether the prediction stood or went to people. */
    public Decision decision() {
        return decision;
    }

    public boolean right() {
        return right;
    }
}
