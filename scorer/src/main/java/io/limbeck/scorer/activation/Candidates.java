package io.limbeck.scorer.activation;

import io.limbeck.model.Classifier;
import io.limbeck.schemas.Champion;
import java.io.IOException;
import java.util.Optional;

/** Where models come from. Used, and closed, by one thread. */
public interface Candidates extends AutoCloseable {

    /**
     * Which model should serve; empty before the first. May wait a moment for news.
     *
     * @throws IOException it cannot be asked now; worth asking again
     */
    Optional<Champion> champion() throws IOException;

    /**
     * Fetches and loads a model, its files verified and its golden outputs reproduced.
     *
     * @throws IOException it cannot be fetched now; worth trying again
     */
    Loaded load(long version) throws IOException;

    @Override
    void close();

    /** What came of loading. */
    sealed interface Loaded {
        /** @param provider what it runs on, e.g. {@code cpu int8} */
        record Ready(Classifier classifier, String provider) implements Loaded {}

        /** @param reason for people; quotes no data */
        record Refused(String reason) implements Loaded {}
    }
}
