package io.limbeck.scorer.route;

import io.limbeck.schemas.ReviewReason;
import java.util.Objects;

/**
 * People should look at this record.
 *
 * @param reason why
 * @param priority larger is asked first
 * @param propensity the chance, in (0, 1], with which a record like this one is asked for this reason
 */
public record Ask(ReviewReason reason, double priority, double propensity) {
    public Ask {
        Objects.requireNonNull(reason, "reason");
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("a propensity lies in (0, 1], is " + propensity);
        }
    }
}
