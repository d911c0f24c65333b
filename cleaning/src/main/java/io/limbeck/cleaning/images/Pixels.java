package io.limbeck.cleaning.images;

/**
 * A picture in memory.
 *
 * @param rgb one {@code 0xRRGGBB} a pixel, row by row; not copied
 * @param width at least 1
 * @param height at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Pixels(int[] rgb, int width, int height) {

    /**
     * The part of this picture that begins at {@code (left, top)} in another size: each new pixel is the mean of the area
     * it covers. In whole numbers and in one order, so that every machine computes the same.
     */
    Pixels scaled(double left, double top, double partWidth, double partHeight, int newWidth, int newHeight) {
        int[] scaled = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int fromY = clamp((int) Math.floor(top + partHeight * y / newHeight), height - 1);
            int toY = clamp((int) Math.ceil(top + partHeight * (y + 1) / newHeight) - 1, height - 1);
            for (int x = 0; x < newWidth; x++) {
                int fromX = clamp((int) Math.floor(left + partWidth * x / newWidth), width - 1);
                int toX = clamp((int) Math.ceil(left + partWidth * (x + 1) / newWidth) - 1, width - 1);
                scaled[y * newWidth + x] = mean(fromX, Math.max(fromX, toX), fromY, Math.max(fromY, toY));
            }
        }
        return new Pixels(scaled, newWidth, newHeight);
    }

    private int mean(int fromX, int toX, int fromY, int toY) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                int pixel = rgb[y * width + x];
                red += (pixel >> 16) & 0xFF;
                green += (pixel >> 8) & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        long count = (long) (toX - fromX + 1) * (toY - fromY + 1);
        return (int) (rounded(red, count) << 16 | rounded(green, count) << 8 | rounded(blue, count));
    }

    private static long rounded(long sum, long count) {
        return (sum + count / 2) / count;
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
