package io.limbeck.trainer.evaluate;

import java.util.Objects;
import java.util.Optional;

/**
 * What both models cost, measured in turns in the same minute.
 *
 * @param champion of the model in service; empty where it could not be measured
 * @param challenger of the new one
 * @param alike whether both are of one architecture, so that one should be about as fast as the other
 */
public record Costs(Optional<Cost> champion, Cost challenger, boolean alike) {
    public Costs {
        Objects.requireNonNull(champion, "champion");
        Objects.requireNonNull(challenger, "challenger");
    }

    @Override
    public String toString() {
        return challenger + champion.map(cost -> " against " + cost).orElse("");
    }
}
