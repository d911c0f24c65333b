package io.limbeck.trainer.publish;

import java.util.Objects;

/**
 * A compressed graph that might ship.
 *
 * @param name unlike any other's of the student
 * @param forSpeed whether it is of no use unless it is faster here than the full graph
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, read once
public record CandidateGraph(String name, byte[] onnx, boolean forSpeed) {
    public CandidateGraph {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(onnx, "onnx");
    }
}
