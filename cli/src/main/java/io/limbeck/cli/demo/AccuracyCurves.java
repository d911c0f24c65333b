package io.limbeck.cli.demo;

import io.limbeck.labeler.loop.CurveSource;
import java.util.ArrayList;
import java.util.List;

/** Both accuracies over time as the web console draws them. */
public final class AccuracyCurves implements CurveSource {
    private static final long STEP_MILLIS = 5_000;
    private static final int AT_LEAST = 20;

    private final Scoreboard board;

    AccuracyCurves(Scoreboard board) {
        this.board = board;
    }

    @Override
    public List<Curve> curves() {
        List<Point> served = new ArrayList<>();
        List<Point> control = new ArrayList<>();
        board.curve(STEP_MILLIS, AT_LEAST).forEach((at, accuracy) -> {
            double middle = (at + STEP_MILLIS / 2.0) / 1000;
            served.add(new Point(middle, accuracy.served()));
            control.add(new Point(middle, accuracy.control()));
        });
        return List.of(new Curve("served model", served), new Curve("frozen control", control));
    }
}
