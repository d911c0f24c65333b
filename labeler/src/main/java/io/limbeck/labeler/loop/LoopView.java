package io.limbeck.labeler.loop;

/** Where the console learns what the other services do, without asking them. */
@FunctionalInterface
public interface LoopView {
    LoopState state();
}
