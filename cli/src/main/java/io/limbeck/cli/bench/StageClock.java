package io.limbeck.cli.bench;

import io.limbeck.trainer.round.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each stage of a round takes, in seconds. */
final class StageClock implements Progress {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage = "";
    private long began = System.nanoTime();

    @Override
    public void stage(String name, long steps) {
        long now = System.nanoTime();
        if (!stage.isEmpty()) {
            seconds.merge(stage, (now - began) / 1e9, Double::sum);
        }
        stage = name;
        began = now;
    }

    @Override
    public void advance(long steps) {}

    /** Ends the last stage. */
    Map<String, Double> stop() {
        stage("", 0);
        return seconds;
    }
}
