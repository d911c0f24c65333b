package io.limbeck.cleaning.images;

import io.limbeck.cleaning.images.Picture.Clean;
import io.limbeck.cleaning.images.Picture.Problem;
import io.limbeck.cleaning.images.Picture.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes of a PNG or JPEG the same picture in the wanted size, upright, and nothing else: whatever stands beside the pixels
 * (Exif, GPS, thumbnails, comments, colour profiles) is not taken over. What is too large is refused by its header before
 * anything is decoded, and only about as many pixels are decoded as are wanted. Never throws. Thread-safe.
 */
public final class PictureCleaner {
    /** A progressive JPEG of honest making has about ten; each costs a pass over all pixels. */
    private static final int MOST_SCANS = 64;

    private final ImageSettings settings;

    public PictureCleaner(ImageSettings settings) {
        this.settings = settings;
    }

    public Picture clean(byte[] data) {
        boolean jpeg = data.length > 2 && data[0] == (byte) 0xFF && data[1] == (byte) 0xD8;
        if (jpeg && scans(data) > MOST_SCANS) {
            return new Refused(Problem.TOO_LARGE);
        }
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            return pixels > settings.maxPixels()
                    ? new Refused(Problem.TOO_LARGE)
                    : encoded(sized(reader, jpeg ? Orientation.of(data) : Orientation.of(new byte[0])));
        } catch (IOException | RuntimeException e) {
            // Decoders answer damaged input with either; what they say may quote it.
            return new Refused(Problem.UNREADABLE);
        } finally {
            reader.dispose();
        }
    }

    private Pixels sized(ImageReader reader, Orientation orientation) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int wantedWidth = orientation.turned() ? settings.height() : settings.width();
        int wantedHeight = orientation.turned() ? settings.width() : settings.height();
        ImageReadParam param = reader.getDefaultReadParam();
        int stepX = Math.max(1, width / (2 * wantedWidth));
        int stepY = Math.max(1, height / (2 * wantedHeight));
        param.setSourceSubsampling(stepX, stepY, 0, 0);
        Pixels upright = orientation.applyTo(opaque(reader.read(0, param)));
        double ratio = orientation.turned() ? (double) height / width : (double) width / height;
        return fitted(upright, ratio);
    }

    /** @param ratio width to height of what the picture shows, which its pixels need not have */
    private Pixels fitted(Pixels picture, double ratio) {
        int width = settings.width();
        int height = settings.height();
        double wanted = (double) width / height;
        return switch (settings.fit()) {
            case STRETCH -> picture.scaled(0, 0, picture.width(), picture.height(), width, height);
            case COVER -> {
                double partWidth = Math.min(1, wanted / ratio) * picture.width();
                double partHeight = Math.min(1, ratio / wanted) * picture.height();
                yield picture.scaled(
                        (picture.width() - partWidth) / 2,
                        (picture.height() - partHeight) / 2,
                        partWidth,
                        partHeight,
                        width,
                        height);
            }
            case CONTAIN -> {
                int insideWidth = Math.max(1, (int) Math.round(width * Math.min(1, ratio / wanted)));
                int insideHeight = Math.max(1, (int) Math.round(height * Math.min(1, wanted / ratio)));
                yield framed(picture.scaled(0, 0, picture.width(), picture.height(), insideWidth, insideHeight));
            }
        };
    }

    private Pixels framed(Pixels inside) {
        int[] rgb = new int[settings.width() * settings.height()];
        int left = (settings.width() - inside.width()) / 2;
        int top = (settings.height() - inside.height()) / 2;
        for (int y = 0; y < inside.height(); y++) {
            System.arraycopy(
                    inside.rgb(), y * inside.width(), rgb, (top + y) * settings.width() + left, inside.width());
        }
        return new Pixels(rgb, settings.width(), settings.height());
    }

    /** What is transparent shows white. */
    private static Pixels opaque(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        int[] rgb = plain.getRGB(0, 0, plain.getWidth(), plain.getHeight(), null, 0, plain.getWidth());
        return new Pixels(rgb, plain.getWidth(), plain.getHeight());
    }

    private static Clean encoded(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return new Clean(png.toByteArray(), pixels.width(), pixels.height());
    }

    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            scans += jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA ? 1 : 0;
        }
        return scans;
    }
}
