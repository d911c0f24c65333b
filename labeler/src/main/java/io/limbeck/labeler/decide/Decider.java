package io.limbeck.labeler.decide;

import io.limbeck.labeler.decide.Verdict.Reason;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Settled;
import java.util.Optional;

/**
 * Turns answers into agreed labels with a quorum of one: the first answer that is not a skip settles the question, and
 * only the same person may correct it.
 */
public final class Decider {
    private final LabelSet labels;

    public Decider(LabelSet labels) {
        this.labels = labels;
    }

    /**
     * @param earlier what settled the question before, if anything did
     * @param waiting whether the question is in the queue; it is not when the answer was read before the request
     */
    public Verdict decide(Annotation annotation, Optional<Settled> earlier, boolean waiting) {
        if (annotation.getAnswer() == Answer.SKIP) {
            return new Verdict.Skips();
        }
        if (annotation.getAnswer() == Answer.LABEL
                && (annotation.getLabel() == null || !labels.allows(annotation.getLabel()))) {
            return new Verdict.Ignored(Reason.UNKNOWN_LABEL);
        }
        if (earlier.isEmpty()) {
            return new Verdict.Settles(label(annotation), settled(annotation, waiting));
        }
        if (earlier.get().getRequestId().equals(annotation.getRequestId())) {
            return new Verdict.Ignored(Reason.REPEATED);
        }
        if (!earlier.get().getAnnotator().equals(annotation.getAnnotator())) {
            return new Verdict.Ignored(Reason.LATE);
        }
        return new Verdict.Corrects(
                label(annotation), settled(annotation, earlier.get().getMatched()));
    }

    private static Optional<Label> label(Annotation annotation) {
        if (annotation.getAnswer() != Answer.LABEL) {
            return Optional.empty();
        }
        ReviewRequest request = annotation.getRequest();
        return Optional.of(Label.newBuilder()
                .setId(annotation.getRecordId())
                .setRecord(request.getRecord())
                .setLabel(annotation.getLabel())
                .setLabelledBy(LabelOrigin.PEOPLE)
                .setReason(request.getReason())
                .setPropensity(request.getPropensity())
                .setAgreement(1)
                .setAnswers(1)
                .setLabelledAt(annotation.getAnsweredAt())
                .build());
    }

    private static Settled settled(Annotation annotation, boolean matched) {
        return Settled.newBuilder()
                .setRequestId(annotation.getRequestId())
                .setAnnotator(annotation.getAnnotator())
                .setAnswer(annotation.getAnswer())
                .setMatched(matched)
                .setAt(annotation.getAnsweredAt())
                .build();
    }
}
