package io.limbeck.scorer.route;

import io.limbeck.model.Classifier;
import io.limbeck.model.Scored;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.scorer.route.Route.Accepted;
import io.limbeck.scorer.route.Route.Review;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides whether a prediction stands or goes to people. The exploration draw comes first and looks at nothing but the
 * id, so that its sample is even over all records; what it does not draw is asked for when the model is unsure.
 */
public final class Router {
    /** Explored records have a lane of their own; among themselves they are equal. */
    private static final double EXPLORATION_PRIORITY = 1;

    private final Exploration exploration;

    public Router(Exploration exploration) {
        this.exploration = exploration;
    }

    public Route route(Classifier model, String id, Scored scored) {
        Optional<Ask> explored = exploration.draws(id)
                ? Optional.of(new Ask(ReviewReason.EXPLORATION, EXPLORATION_PRIORITY, exploration.rate()))
                : Optional.empty();
        if (isAccepted(model, scored)) {
            return new Accepted(explored);
        }
        return new Review(explored.orElseGet(() -> new Ask(ReviewReason.LOW_CONFIDENCE, doubt(scored), 1)));
    }

    /** Whether a prediction meets the quality that the user asked for. */
    public static boolean isAccepted(Classifier model, Scored scored) {
        OptionalDouble threshold = model.acceptThreshold();
        return !model.provisional() && threshold.isPresent() && scored.confidence() >= threshold.getAsDouble();
    }

    /** One less the margin between the two most probable labels: 1 where they are equal. */
    private static double doubt(Scored scored) {
        double first = 0;
        double second = 0;
        for (double probability : scored.probabilities()) {
            if (probability > first) {
                second = first;
                first = probability;
            } else if (probability > second) {
                second = probability;
            }
        }
        return 1 - (first - second);
    }
}
