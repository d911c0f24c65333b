package io.limbeck.trainer;

import io.limbeck.trainer.round.Progress;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Passes everything on, and ends the round at its next step once there is a reason to.
 *
 * @param stop why the round is to end; empty while it may go on. Asked on the thread that trains
 */
record StoppableProgress(Progress to, Supplier<Optional<String>> stop) implements Progress {
    StoppableProgress {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(stop, "stop");
    }

    @Override
    public void stage(String name, long steps) {
        check();
        to.stage(name, steps);
    }

    @Override
    public void advance(long steps) {
        check();
        to.advance(steps);
    }

    private void check() {
        stop.get().ifPresent(reason -> {
            throw new CancellationException(reason);
        });
    }
}
