package io.limbeck.scorer.route;

import java.util.Optional;

/** Where a prediction goes. */
public sealed interface Route {

    /** What people are asked, if they are. */
    Optional<Ask> ask();

    /**
     * The confidence meets the quality that the user asked for.
     *
     * @param ask set when the record was drawn for exploration
     */
    record Accepted(Optional<Ask> ask) implements Route {}

    /** It does not, or nobody knows yet. */
    record Review(Ask question) implements Route {
        @Override
        public Optional<Ask> ask() {
            return Optional.of(question);
        }
    }
}
