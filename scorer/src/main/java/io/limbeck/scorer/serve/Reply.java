package io.limbeck.scorer.serve;

import java.util.List;

/** What came of a request's texts. */
sealed interface Reply {

    /** @param predictions one a text, in order */
    record Answered(List<Predicted> predictions) implements Reply {}

    /** There is no model yet. */
    record NoModel() implements Reply {}

    /** More requests wait than can be answered soon. */
    record Busy() implements Reply {}

    /** The model has no answer to one of the texts. */
    record Unscorable() implements Reply {}
}
