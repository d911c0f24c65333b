package io.limbeck.labeler.decide;

import io.limbeck.schemas.Answer;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person, or a program in a person's place, answers.
 *
 * @param requestId chosen by the client, the same when it sends the answer again
 * @param id of the record
 * @param origin of the record as it was shown; empty trusts that it is still the one that waits
 * @param annotator who answers
 * @param label set when the answer is {@link Answer#LABEL}
 */
public record Reply(
        String requestId, String id, Optional<String> origin, String annotator, Answer answer, Optional<String> label) {
    private static final int LONGEST = 200;

    public Reply {
        requestId = required("requestId", requestId);
        id = required("id", id);
        annotator = required("annotator", annotator);
        if (answer == null) {
            throw new IllegalArgumentException("answer must be LABEL, SKIP or UNDECIDABLE");
        }
        Objects.requireNonNull(origin, "origin");
        if (answer == Answer.LABEL && label.isEmpty()) {
            throw new IllegalArgumentException("label must be set when the answer is LABEL");
        }
    }

    private static String required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be set");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(name + " must have at most " + LONGEST + " characters");
        }
        return value;
    }
}
