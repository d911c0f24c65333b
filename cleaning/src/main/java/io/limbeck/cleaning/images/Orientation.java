package io.limbeck.cleaning.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, by the tag Orientation (0x0112) of a JPEG's Exif block (Exif 2.32, section 4.6.4): the only thing
 * in there that changes what the picture shows.
 *
 * @param turned whether width and height change places
 * @param mirrorX whether columns run from right to left
 * @param mirrorY whether rows run from bottom to top
 */
record Orientation(boolean turned, boolean mirrorX, boolean mirrorY) {
    private static final Orientation UPRIGHT = new Orientation(false, false, false);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /** Of a JPEG; upright where it does not say, or says nonsense. */
    static Orientation of(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == 0xDA || length < 2 || at + 2 + length > jpeg.length) {
                break;
            }
            if (marker == 0xE1 && startsWith(jpeg, at + 4, EXIF)) {
                int from = at + 4 + EXIF.length;
                return ofTiff(bytes.slice(from, Math.max(0, at + 2 + length - from)));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static Orientation ofTiff(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xFFFF_FFFFL;
        if (directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int count = tiff.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                break;
            }
            if ((tiff.getShort((int) entry) & 0xFFFF) == TAG) {
                return numbered(tiff.getShort((int) entry + 8));
            }
        }
        return UPRIGHT;
    }

    private static Orientation numbered(int value) {
        return switch (value) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /** Turns pixels so that the picture stands upright. */
    Pixels applyTo(Pixels stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int width = turned ? stored.height() : stored.width();
        int height = turned ? stored.width() : stored.height();
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = turned ? y : x;
                int row = turned ? x : y;
                int fromX = mirrorX ? stored.width() - 1 - column : column;
                int fromY = mirrorY ? stored.height() - 1 - row : row;
                rgb[y * width + x] = stored.rgb()[fromY * stored.width() + fromX];
            }
        }
        return new Pixels(rgb, width, height);
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
