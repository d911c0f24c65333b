package io.limbeck.trainer.pretrained;

/**
 * The widths of one layer, which may differ from its neighbours'.
 *
 * @param heads of attention
 * @param headWidth numbers a head; query, key and value are {@code heads · headWidth} wide
 * @param inner width of the feed-forward part
 */
public record LayerShape(int heads, int headWidth, int inner) {
    public LayerShape {
        if (heads < 1 || headWidth < 1 || inner < 1) {
            throw new IllegalArgumentException("a layer's widths are positive, are " + heads + " heads of " + headWidth
                    + " and " + inner + " within");
        }
    }

    /** Width of query, key and value. */
    public int attention() {
        return heads * headWidth;
    }
}
