package io.limbeck.model.encode;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import java.util.List;
import java.util.Locale;

/**
 * Cleaned content as the sparse vector that a model's graph reads. Fitted by the trainer, stored in the bundle as {@code
 * encoder.json}, applied alike by trainer and scorer. Immutable, thread-safe; what it answers for a content depends on
 * nothing else.
 */
public sealed interface Encoder permits TextEncoder, TableEncoder {

    /** The name of this kind of encoder, and of the architecture that it feeds. */
    String kind();

    /** What it reads. */
    Modality modality();

    /** How many different ids there are. */
    int rows();

    /** The most features that a content can have. */
    int widest();

    /**
     * How long the content is, for batches of like length; cheap, at least 1.
     *
     * @throws IllegalArgumentException the content is of another modality
     */
    int length(Content content);

    /**
     * The features of each content, in order.
     *
     * @throws IllegalArgumentException a content is of another modality
     */
    List<Features> features(List<Content> contents);

    /** What is said of a content that an encoder does not read. */
    static IllegalArgumentException unreadable(Modality wanted, Content content) {
        return new IllegalArgumentException("this model reads " + wanted.name().toLowerCase(Locale.ROOT) + ", not "
                + content.modality().name().toLowerCase(Locale.ROOT));
    }
}
