package io.limbeck.scorer.serve;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * The answer to one text.
 *
 * @param confidence calibrated
 * @param scores calibrated probability of every label, in the model's order
 * @param decision ACCEPTED or REVIEW, as a record with this confidence would be routed
 */
@JsonPropertyOrder({"label", "confidence", "scores", "modelVersion", "decision"})
record Predicted(String label, double confidence, Map<String, Double> scores, long modelVersion, String decision) {
    List<Double> scoresInOrder() {
        return List.copyOf(scores.values());
    }
}
