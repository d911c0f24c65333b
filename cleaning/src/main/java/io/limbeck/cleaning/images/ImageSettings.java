package io.limbeck.cleaning.images;

import java.util.Objects;

/**
 * How pictures are cleaned: all come out in one size.
 *
 * @param width pixels; 224 by default
 * @param height pixels; 224 by default
 * @param fit what is done with a picture of another shape; covers by default
 * @param maxPixels the largest picture that is decoded, by what its header says; 25 million by default
 * @param maxBytes the largest encoded picture that is read; 4 MiB by default
 */
public record ImageSettings(Integer width, Integer height, Fit fit, Integer maxPixels, Integer maxBytes) {
    private static final int LARGEST = 1024;
    private static final int MIB = 1024 * 1024;
    private static final int MOST_PIXELS = 200_000_000;

    /** What is done with a picture of another shape. */
    public enum Fit {
        /** The middle is kept, what sticks out is cut off. */
        COVER,
        /** All is kept, the rest is black. */
        CONTAIN,
        /** All is kept, and distorted. */
        STRETCH
    }

    public ImageSettings {
        width = Objects.requireNonNullElse(width, 224);
        height = Objects.requireNonNullElse(height, 224);
        fit = Objects.requireNonNullElse(fit, Fit.COVER);
        maxPixels = Objects.requireNonNullElse(maxPixels, 25_000_000);
        maxBytes = Objects.requireNonNullElse(maxBytes, 4 * MIB);
        if (maxBytes < 1 || maxBytes > 8 * MIB) {
            throw new IllegalArgumentException("maxBytes must lie in 1.." + 8 * MIB + ", is " + maxBytes);
        }
        if (width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
            throw new IllegalArgumentException("width and height must lie in 1.." + LARGEST);
        }
        if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException("maxPixels must lie in 1.." + MOST_PIXELS + ", is " + maxPixels);
        }
    }

    public static ImageSettings defaults() {
        return new ImageSettings(null, null, null, null, null);
    }
}
