package io.limbeck.labeler.console;

import io.limbeck.labeler.loop.CurveSource.Curve;
import io.limbeck.labeler.loop.CurveSource.Point;
import io.limbeck.labeler.loop.LoopState;
import java.util.List;

/**
 * What the charts draw: columns of equal length, times in seconds since the epoch.
 *
 * @param curves accuracy over time, from 0 to 1
 */
record LoopJson(LoopState state, List<CurveColumns> curves) {

    record CurveColumns(String name, List<Double> times, List<Double> accuracy) {}

    static LoopJson of(LoopState state, List<Curve> curves) {
        return new LoopJson(
                state,
                curves.stream()
                        .map(curve -> new CurveColumns(
                                curve.name(),
                                curve.points().stream().map(Point::epochSecond).toList(),
                                curve.points().stream().map(Point::accuracy).toList()))
                        .toList());
    }
}
