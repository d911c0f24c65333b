package io.limbeck.trainer.teach;

import java.util.List;

/** Text to a vector that a large pre-trained model gives it. */
public interface Embedder extends AutoCloseable {

    /** Names the model and how its output is pooled: vectors of one id are interchangeable. */
    String id();

    /** How many numbers the model learned. */
    long parameters();

    /** Size of the model on disk. */
    long bytes();

    /** Length of a vector. */
    int width();

    /** One vector a text, in order. */
    List<float[]> embed(List<String> texts);

    /** What embeds every text anew, for timing. */
    default Embedder uncached() {
        return this;
    }

    @Override
    void close();
}
