package io.limbeck.trainer.round;

/** Told how far a round is. Called from the round's thread. */
public interface Progress {
    /** Nobody is watching. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String name, long steps) {}

        @Override
        public void advance(long steps) {}
    };

    /**
     * A stage begins, and the one before has ended.
     *
     * @param name for people, e.g. {@code embedding texts}
     * @param steps how many it has; 0 where that is not known
     */
    void stage(String name, long steps);

    /** So many more steps of this stage are done. */
    void advance(long steps);
}
