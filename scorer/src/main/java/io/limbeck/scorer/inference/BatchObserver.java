package io.limbeck.scorer.inference;

/** Is told of every batch that was scored. */
@FunctionalInterface
public interface BatchObserver {
    /**
     * @param records in the batch
     * @param nanos how long scoring took
     */
    void scored(int records, long nanos);
}
