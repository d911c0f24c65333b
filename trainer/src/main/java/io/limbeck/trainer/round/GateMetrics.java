package io.limbeck.trainer.round;

import io.limbeck.schemas.ManifestMetrics;
import io.limbeck.trainer.evaluate.Costs;
import io.limbeck.trainer.evaluate.Difference;
import io.limbeck.trainer.evaluate.Gate;
import io.limbeck.trainer.evaluate.GateRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers behind a verdict, by the names under which manifests keep them. */
public record GateMetrics(Gate gate) {
    public static final String CHAMPION_ECE = "gateEceChampion";
    public static final String CHALLENGER_ECE = "gateEceChallenger";
    public static final String CHAMPION_MICROS = "gateMicrosChampion";
    public static final String CHALLENGER_MICROS = "gateMicrosChallenger";
    public static final String CHAMPION_BYTES = "gateBytesChampion";
    public static final String CHALLENGER_BYTES = "gateBytesChallenger";

    /** @param rows empty where there was no champion to compare with */
    Map<String, Double> of(List<GateRow> rows, Costs costs) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put(CHALLENGER_MICROS, costs.challenger().micros());
        metrics.put(CHALLENGER_BYTES, (double) costs.challenger().bytes());
        costs.champion().ifPresent(champion -> {
            metrics.put(CHAMPION_MICROS, champion.micros());
            metrics.put(CHAMPION_BYTES, (double) champion.bytes());
        });
        if (!rows.isEmpty()) {
            Difference difference =
                    gate.difference(rows.stream().filter(GateRow::recent).toList());
            metrics.put("gateRecentRows", (double) difference.rows());
            metrics.put(ManifestMetrics.RECENT_CHAMPION, difference.champion());
            metrics.put(ManifestMetrics.RECENT_CHALLENGER, difference.challenger());
            metrics.put("gateRecentLower", difference.lower());
        }
        gate.calibration(rows, GateRow::champion).ifPresent(error -> metrics.put(CHAMPION_ECE, error.ece()));
        gate.calibration(rows, GateRow::challenger).ifPresent(error -> {
            metrics.put(CHALLENGER_ECE, error.ece());
            metrics.put("gateEceRows", (double) error.rows());
            metrics.put("gateEceChance", error.chance());
        });
        return metrics;
    }
}
