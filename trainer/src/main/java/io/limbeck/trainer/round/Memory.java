package io.limbeck.trainer.round;

/**
 * How much of the labels' history a round looks at: what bounds its cost.
 *
 * @param rehearsal older labelled rows that are learned from again, at most
 * @param heldBack rows that stop the training, that calibrate, and of either window of the gate, at most so many each
 */
public record Memory(int rehearsal, int heldBack) {
    public Memory {
        if (rehearsal < 0) {
            throw new IllegalArgumentException("rehearsal must not be negative");
        }
        if (heldBack < 1) {
            throw new IllegalArgumentException("heldBack must be at least 1");
        }
    }
}
