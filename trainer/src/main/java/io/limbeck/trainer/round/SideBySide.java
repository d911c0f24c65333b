package io.limbeck.trainer.round;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times models in turns on the same contents, so that whatever else the machine does in that minute slows all of them.
 *
 * @param contents of one turn, at least one
 * @param turns at most, of each model
 * @param nanos the clock
 */
record SideBySide(List<Content> contents, int turns, LongSupplier nanos) {
    private static final int WARM_UP = 2;
    /** No more turns are begun after this time: a slow model has been found slow by then. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    private static final int CONTENTS = 64;
    private static final int TURNS = 15;

    SideBySide {
        contents = List.copyOf(contents);
        if (contents.isEmpty() || turns < 1) {
            throw new IllegalArgumentException("there is nothing to time");
        }
    }

    /** The first of these contents, as often as steadies a median. */
    static SideBySide on(List<Content> contents) {
        return new SideBySide(contents.subList(0, Math.min(CONTENTS, contents.size())), TURNS, System::nanoTime);
    }

    /** Microseconds a content of each model, the median of its turns. */
    List<Double> micros(List<? extends Classifier> models) {
        List<Runnable> work = new ArrayList<>();
        models.forEach(model -> work.add(() -> model.score(contents)));
        return new Turns(WARM_UP, turns, LONGEST_NANOS, nanos)
                .medians(work).stream()
                        .map(median -> median / 1e3 / contents.size())
                        .toList();
    }
}
