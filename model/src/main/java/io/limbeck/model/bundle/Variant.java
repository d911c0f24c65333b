package io.limbeck.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One graph of a bundle, with what was fitted on its own logits.
 *
 * @param precision which graph
 * @param temperature positive; logits are divided by it before the softmax
 * @param acceptThreshold the confidence from which its predictions meet the user's target, in [0, 1]; null if none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"precision", "temperature", "acceptThreshold"})
public record Variant(Precision precision, double temperature, Double acceptThreshold) {
    public Variant {
        Objects.requireNonNull(precision, "precision");
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a temperature is positive, is " + temperature);
        }
        if (acceptThreshold != null && !(acceptThreshold >= 0 && acceptThreshold <= 1)) {
            throw new IllegalArgumentException("an accept threshold lies in [0, 1], is " + acceptThreshold);
        }
    }

    /** {@link #acceptThreshold()} as an optional. */
    public OptionalDouble threshold() {
        return acceptThreshold == null ? OptionalDouble.empty() : OptionalDouble.of(acceptThreshold);
    }
}
