package io.limbeck.cleaning.text;

/** One step of text cleaning. Works in linear time, never fails, and answers its argument itself if it has nothing to do. */
interface TextStep {
    AlignedText apply(AlignedText text);
}
