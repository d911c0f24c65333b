package io.limbeck.ingest.push;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a request's body holds. */
sealed interface Parcel {
    /** Calls the function for what this is. */
    <R> R fold(Function<Contents, R> contents, Function<String, R> unreadable);

    /**
     * Records, as bytes of the body.
     *
     * @param contentType of each; empty leaves it to ingest to look at the bytes
     * @param many whether the sender gave a list, of whatever length, and is answered with one
     */
    record Contents(List<byte[]> values, Optional<String> contentType, boolean many) implements Parcel {
        public Contents {
            values = List.copyOf(values);
        }

        @Override
        public <R> R fold(Function<Contents, R> contents, Function<String, R> unreadable) {
            return contents.apply(this);
        }
    }

    /** @param message in words of ours: nothing of the body */
    record Unreadable(String message) implements Parcel {
        @Override
        public <R> R fold(Function<Contents, R> contents, Function<String, R> unreadable) {
            return unreadable.apply(message);
        }
    }
}
