package io.limbeck.scorer.inference;

import io.limbeck.model.Scored;
import java.util.Objects;
import java.util.function.Function;

/** What came of scoring one content. */
public sealed interface Outcome {

    <T> T fold(Function<Scored, T> answered, Function<Failure, T> failed);

    /** Why a content has no score; the names are reason codes of dead letters. */
    enum Failure {
        /** The model does not read this kind of content. */
        UNSUPPORTED_CONTENT,
        /** The model fails on this very content, alone too. */
        SCORING_FAILED
    }

    record Answered(Scored scored) implements Outcome {
        public Answered {
            Objects.requireNonNull(scored, "scored");
        }

        @Override
        public <T> T fold(Function<Scored, T> answered, Function<Failure, T> failed) {
            return answered.apply(scored);
        }
    }

    record Failed(Failure failure) implements Outcome {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public <T> T fold(Function<Scored, T> answered, Function<Failure, T> failed) {
            return failed.apply(failure);
        }
    }
}
