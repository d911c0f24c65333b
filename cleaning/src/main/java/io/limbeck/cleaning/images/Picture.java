package io.limbeck.cleaning.images;

import java.util.Objects;
import java.util.function.Function;

/** What became of a picture. */
public sealed interface Picture {
    /** Calls the function for what this is. */
    <R> R fold(Function<Clean, R> clean, Function<Problem, R> refused);

    /** Why a picture is none. */
    enum Problem {
        /** Neither PNG nor JPEG, damaged, or of a kind that is not read here. */
        UNREADABLE,
        /** More pixels, or passes over them, than may be decoded. */
        TOO_LARGE
    }

    /**
     * Pixels, and nothing beside them.
     *
     * @param png encoded, without metadata; not copied
     * @param width pixels
     * @param height pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of every picture would be the cost
    record Clean(byte[] png, int width, int height) implements Picture {
        public static final String MEDIA_TYPE = "image/png";

        public Clean {
            Objects.requireNonNull(png, "png");
        }

        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Problem, R> refused) {
            return clean.apply(this);
        }
    }

    /** A picture that is not decoded. */
    record Refused(Problem problem) implements Picture {
        @Override
        public <R> R fold(Function<Clean, R> clean, Function<Problem, R> refused) {
            return refused.apply(problem);
        }
    }
}
