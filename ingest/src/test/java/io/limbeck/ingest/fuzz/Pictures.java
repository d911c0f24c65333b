package io.limbeck.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures with a comment beside their pixels. */
final class Pictures {
    /** Of PNG: the signature, and the header with its length, name and check sum. */
    private static final int BEHIND_PNG_HEADER = 8 + 25;
    /** Of JPEG: the marker with which every one begins. */
    private static final int BEHIND_JPEG_START = 2;

    private final byte[] png = encoded("png");
    private final byte[] jpeg = encoded("jpeg");

    byte[] png(String comment) {
        byte[] words = ("tEXtComment\0" + comment).getBytes(UTF_8);
        CRC32 sum = new CRC32();
        sum.update(words);
        return inserted(
                png,
                BEHIND_PNG_HEADER,
                ByteBuffer.allocate(words.length + 8)
                        .putInt(words.length - 4)
                        .put(words)
                        .putInt((int) sum.getValue())
                        .array());
    }

    byte[] jpeg(String comment) {
        byte[] words = comment.getBytes(UTF_8);
        return inserted(
                jpeg,
                BEHIND_JPEG_START,
                ByteBuffer.allocate(words.length + 4)
                        .putShort((short) 0xFFFE)
                        .putShort((short) (words.length + 2))
                        .put(words)
                        .array());
    }

    private static byte[] inserted(byte[] into, int at, byte[] piece) {
        return ByteBuffer.allocate(into.length + piece.length)
                .put(into, 0, at)
                .put(piece)
                .put(into, at, into.length - at)
                .array();
    }

    private static byte[] encoded(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
