package io.limbeck.model.encode;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import java.util.List;
import java.util.Locale;

/**
 * Cleaned content as what a model's graph reads. Fitted by the trainer, stored in the bundle as {@code encoder.json},
 * applied alike by trainer and scorer. Immutable, thread-safe; what it answers for a content depends on nothing else.
 */
public sealed interface Encoder permits FeatureEncoder, TokenEncoder {

    /** The name of this kind of encoder, and of the architecture that it feeds. */
    String kind();

    /** What it reads. */
    Modality modality();

    /** The most columns that a content can take. */
    int widest();

    /** Most rows times columns of one run: what the graph makes of them should stay in the processor's cache. */
    int cells();

    /**
     * How long the content is, for batches of like length; cheap, at least 1.
     *
     * @throws IllegalArgumentException the content is of another modality
     */
    int length(Content content);

    /**
     * Each content as the graph reads it, in order.
     *
     * @throws IllegalArgumentException a content is of another modality
     */
    List<? extends GraphRow> graphRows(List<Content> contents);

    /** A row of so many columns that stands for no content. */
    GraphRow blank(int size);

    /** What is said of a content that an encoder does not read. */
    static IllegalArgumentException unreadable(Modality wanted, Content content) {
        return new IllegalArgumentException("this model reads " + wanted.name().toLowerCase(Locale.ROOT) + ", not "
                + content.modality().name().toLowerCase(Locale.ROOT));
    }
}
