package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.encode.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A student at the end of its training, whatever its architecture: all that a bundle is made of. */
public interface TrainedStudent {

    /** What it reads contents with. */
    Encoder encoder();

    /** What it answers where it was trained, {@code [content][label]}: its graphs are held to that. */
    float[][] logits(List<Content> contents);

    /** How many numbers it learned. */
    long parameters();

    /** Its graph in single precision. */
    byte[] fp32();

    /**
     * Smaller graphs, at most one of which ships.
     *
     * @throws IOException ONNX Runtime cannot run a graph that is needed to make them
     */
    List<CandidateGraph> compressed() throws IOException;

    /** Further files of the bundle, for other runtimes. */
    Map<String, byte[]> companions(List<String> labels);
}
