package io.limbeck.labeler.loop;

import io.limbeck.labeler.loop.AuditedAccuracy.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The loop at one moment, as far as its topics show it.
 *
 * @param at when
 * @param flow how fast it runs
 * @param confidence predictions of the last minute by how sure the model was: twenty equal bins over [0, 1]
 * @param acceptedShare of the predictions of the last minute; empty when there was none
 * @param models newest first
 * @param champion the version that should serve; empty before the first model
 * @param deployments what each scorer says it serves
 * @param swaps when a scorer first took up each version, oldest first
 * @param audited how often the model was right on records drawn by chance
 * @param labels how many records have a label
 */
public record LoopState(
        Instant at,
        Flow flow,
        List<Long> confidence,
        OptionalDouble acceptedShare,
        List<Model> models,
        OptionalLong champion,
        List<Instance> deployments,
        List<Swap> swaps,
        Optional<Figure> audited,
        long labels) {

    /**
     * Events a second.
     *
     * @param records clean records, over the last ten seconds
     * @param predictions over the last ten seconds
     * @param deadLetters over the last ten seconds
     * @param totals records, predictions and dead letters since this console started
     * @param times seconds since the epoch of the series below, oldest first
     * @param recordsByTime records a second
     * @param predictionsByTime predictions a second
     */
    public record Flow(
            double records,
            double predictions,
            double deadLetters,
            Map<String, Long> totals,
            List<Long> times,
            List<Double> recordsByTime,
            List<Double> predictionsByTime) {}

    /**
     * One published model.
     *
     * @param verdict what the gate said
     * @param metrics the gate's figures by name
     * @param labels how many labels it was trained on
     */
    public record Model(
            long version,
            Optional<Long> parent,
            Instant createdAt,
            String architecture,
            String verdict,
            Map<String, Double> metrics,
            long labels,
            boolean provisional) {}

    /** What one scorer serves, and what it refused. */
    public record Instance(
            String name, Optional<Long> version, Instant since, Optional<Long> refused, Optional<String> reason) {}

    /** @param epochSecond when the version was first in service */
    public record Swap(long epochSecond, long version) {}
}
