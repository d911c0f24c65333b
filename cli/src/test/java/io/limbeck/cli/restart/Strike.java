package io.limbeck.cli.restart;

/** In the middle of what a process is ended. */
enum Strike {
    /** A round of training, its publication included. */
    TRAINING,
    /** The exchange of one serving model for another. */
    SWAP,
    /** Whatever it does at a moment that was chosen for nothing. */
    ANYTHING;

    /** A quarter each for the rare moments. */
    static Strike ofTurn(int turn) {
        return switch (turn % 4) {
            case 0 -> TRAINING;
            case 1 -> SWAP;
            default -> ANYTHING;
        };
    }

    boolean hits(Up up) {
        return switch (this) {
            case TRAINING -> up.trains();
            case SWAP -> up.swaps();
            case ANYTHING -> true;
        };
    }
}
