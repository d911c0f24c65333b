package io.limbeck.cleaning.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.cleaning.images.ImageSettings.Fit;
import io.limbeck.cleaning.images.Picture.Clean;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureCleanerTest {
    private static final ImageSettings SMALL = new ImageSettings(4, 4, null, null, null);

    @ParameterizedTest
    @CsvSource({"png", "jpeg"})
    void everyPictureComesOutInTheWantedSize(String format) throws IOException {
        byte[] picture = encoded(halves(400, 200), format);

        Clean clean = clean(ImageSettings.defaults(), picture);

        assertThat(clean).returns(224, Clean::width).returns(224, Clean::height);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(clean.png()));
        assertThat(shown.getWidth()).isEqualTo(224);
        assertNear(shown.getRGB(20, 100), Color.RED);
        assertNear(shown.getRGB(200, 100), Color.BLUE);
    }

    @ParameterizedTest
    @CsvSource({
        // A picture twice as wide as high: red on the left, blue on the right.
        "COVER,   RED,   BLUE, RED",
        "CONTAIN, RED,   BLUE, BLACK",
        "STRETCH, RED,   BLUE, RED",
    })
    void anotherShapeIsFittedAsTheSettingsSay(Fit fit, String left, String right, String corner) throws IOException {
        Clean clean = clean(new ImageSettings(8, 8, fit, null, null), encoded(halves(80, 40), "png"));

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(clean.png()));
        assertThat(named(shown.getRGB(1, 4))).isEqualTo(left);
        assertThat(named(shown.getRGB(6, 4))).isEqualTo(right);
        assertThat(named(shown.getRGB(0, 0))).isEqualTo(corner);
    }

    @Test
    void nothingIsLeftOfWhatStoodBesideThePixels() throws IOException {
        byte[] exif = withExif(encoded(halves(40, 40), "jpeg"), 1, "GPS 52.5200 N 13.4050 E, owner Ann");

        Clean clean = clean(SMALL, exif);

        String bytes = new String(clean.png(), StandardCharsets.ISO_8859_1);
        assertThat(new String(exif, StandardCharsets.ISO_8859_1)).contains("GPS 52.5200");
        assertThat(bytes).doesNotContain("GPS").doesNotContain("Ann").doesNotContain("Exif");
        assertThat(chunks(clean.png())).isEqualTo("IHDR IDAT IEND");
    }

    @ParameterizedTest
    @CsvSource({
        "1, RED, BLUE, RED",
        "2, BLUE, RED, BLUE",
        "3, BLUE, RED, BLUE",
        "4, RED, BLUE, RED",
        "5, RED, RED, BLUE",
        "6, RED, RED, BLUE",
        "7, BLUE, BLUE, RED",
        "8, BLUE, BLUE, RED"
    })
    void picturesStandUprightHoweverTheCameraWasHeld(
            int orientation, String topLeft, String topRight, String bottomLeft) throws IOException {
        byte[] held = withExif(encoded(halves(64, 64), "jpeg"), orientation, "");

        BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream(clean(SMALL, held).png()));

        assertThat(named(shown.getRGB(0, 0))).isEqualTo(topLeft);
        assertThat(named(shown.getRGB(3, 0))).isEqualTo(topRight);
        assertThat(named(shown.getRGB(0, 3))).isEqualTo(bottomLeft);
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        ByteBuffer bomb = ByteBuffer.allocate(33);
        bomb.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13);
        bomb.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(100_000).putInt(100_000);
        bomb.put(new byte[] {8, 2, 0, 0, 0}).putInt(0);

        assertThat(refused(ImageSettings.defaults(), bomb.array())).isEqualTo("TOO_LARGE");
    }

    @Test
    void aJpegOfEndlessScansIsRefused() throws IOException {
        byte[] picture = encoded(halves(40, 40), "jpeg");
        byte[] scans = Arrays.copyOf(picture, picture.length + 200);
        for (int i = picture.length; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }

        assertThat(refused(SMALL, scans)).isEqualTo("TOO_LARGE");
    }

    @Test
    void whatIsDamagedIsRefused() throws IOException {
        byte[] picture = encoded(halves(40, 40), "png");

        assertThat(refused(SMALL, Arrays.copyOf(picture, 60))).isEqualTo("UNREADABLE");
        assertThat(refused(SMALL, "no picture".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("UNREADABLE");
    }

    @Property(tries = 300)
    void answersWhateverIsBrokenInAPicture(@ForAll int place, @ForAll byte value, @ForAll boolean jpeg)
            throws IOException {
        byte[] picture = encoded(halves(40, 40), jpeg ? "jpeg" : "png");
        picture[Math.floorMod(place, picture.length)] = value;

        assertThat(new PictureCleaner(SMALL).clean(picture)).isNotNull();
    }

    @Test
    void aHugePictureIsReadInLittleMemory() throws IOException {
        byte[] picture = encoded(halves(5_000, 4_000), "png");

        Clean clean = clean(SMALL, picture);

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(clean.png()));
        assertThat(named(shown.getRGB(0, 0))).isEqualTo("RED");
        assertThat(named(shown.getRGB(3, 3))).isEqualTo("BLUE");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> new ImageSettings(0, null, null, null, null)).hasMessageContaining("width");
        assertThatThrownBy(() -> new ImageSettings(null, null, null, 0, null)).hasMessageContaining("maxPixels");
        assertThatThrownBy(() -> new ImageSettings(null, null, null, null, 0)).hasMessageContaining("maxBytes");
    }

    private static Clean clean(ImageSettings settings, byte[] picture) {
        return new PictureCleaner(settings).clean(picture).fold(clean -> clean, problem -> {
            throw new AssertionError(problem);
        });
    }

    private static String refused(ImageSettings settings, byte[] picture) {
        return new PictureCleaner(settings).clean(picture).fold(clean -> "clean", Enum::name);
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** Puts an Exif block with the tag Orientation, and a remark behind it, where cameras put it. */
    private static byte[] withExif(byte[] jpeg, int orientation, String remark) {
        byte[] words = remark.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(26 + words.length);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(words);
        int length = 2 + 6 + tiff.capacity();
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 2 + length);
        whole.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) length);
        whole.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    private static String chunks(byte[] png) {
        StringBuilder names = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int at = 8;
        while (at < png.length) {
            String name = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
            if (!names.toString().endsWith(name)) {
                names.append(names.length() == 0 ? "" : " ").append(name);
            }
            at += 12 + bytes.getInt(at);
        }
        return names.toString();
    }

    /** JPEG is lossy: a channel may be off by some steps of 255. */
    private static void assertNear(int rgb, Color color) {
        assertThat(named(rgb)).isEqualTo(color.equals(Color.RED) ? "RED" : "BLUE");
    }

    private static String named(int rgb) {
        Color color = new Color(rgb);
        return color.getRed() > 180 ? "RED" : color.getBlue() > 180 ? "BLUE" : "BLACK";
    }
}
