package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.ingest.decode.Wanted;
import io.limbeck.schemas.Image;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that are not about text. */
class ModalityTopologyTest {
    private static final String COLUMNS = """
            format: { csv: { columns: [number, price, kind, note] } }
            fields: { id: number }
            columns:
              price: { type: number, locale: de, units: { "\u20ac": 1 } }
              kind: { type: category, field: kind }
              note: { type: text }
            """;

    @TempDir
    Path stateDir;

    @Test
    void rowsOfEveryFormatBecomeTheSameColumns() {
        try (RawTopic raw = new RawTopic(stateDir, RawTopic.settings(COLUMNS), Wanted.Kind.COLUMNS)) {
            raw.send(
                    null,
                    "t-1,\"1.234,50 \u20ac\", Chair ,ask ann@example.org",
                    RawTopic.START,
                    "content-type",
                    "text/csv");
            raw.send("{\"number\":\"t-2\",\"price\":1234.5,\"kind\":\"Chair\",\"note\":null}");

            Record first = raw.records().get(0).value();
            assertThat(first.getId()).isEqualTo("t-1");
            assertThat(first.getRedactions()).isEqualTo(Map.of("EMAIL_ADDRESS", 1));
            Map<String, Object> columns = new HashMap<>(((Tabular) first.getBody()).getColumns());
            assertThat((String) columns.remove("note")).startsWith("ask <EMAIL_ADDRESS:");
            assertThat(columns).isEqualTo(Map.of("price", 1234.5, "kind", "Chair"));
        }
    }

    @Test
    void saysWhatIsWrongWithARow() {
        try (RawTopic raw = new RawTopic(stateDir, RawTopic.settings(COLUMNS), Wanted.Kind.COLUMNS)) {
            raw.send("{\"price\":\"twelve\"}")
                    .send("{\"price\":null}")
                    .send("words")
                    .send("{\"price\":[1]}");

            assertThat(raw.reasons()).containsExactly("INVALID_NUMBER", "EMPTY", "WRONG_BODY", "EMPTY");
            assertThat(raw.records()).isEmpty();
        }
    }

    @Test
    void picturesBecomePicturesOfOneSize() throws IOException {
        try (RawTopic raw = new RawTopic(stateDir, RawTopic.settings("images: { width: 8 }"), Wanted.Kind.PICTURE)) {
            raw.send(null, picture("png"), RawTopic.START, "id", "p-1");
            raw.send(null, picture("jpeg"), RawTopic.START, "content-type", "image/jpeg");

            assertThat(raw.records()).hasSize(2).allSatisfy(message -> {
                Image image = (Image) message.value().getBody();
                assertThat(image.getMediaType()).isEqualTo("image/png");
                assertThat(image.getWidth()).isEqualTo(8);
                assertThat(image.getHeight()).isEqualTo(224);
            });
        }
    }

    @Test
    void saysWhatIsWrongWithAPicture() throws IOException {
        String small = "images: { maxPixels: 10 }";
        try (RawTopic raw = new RawTopic(stateDir, RawTopic.settings(small), Wanted.Kind.PICTURE)) {
            raw.send(null, picture("png"), RawTopic.START);
            raw.send(null, picture("png"), RawTopic.START, "content-type", "image/jpeg");
            raw.send("{\"text\":\"a\"}").send("a");

            assertThat(raw.reasons()).containsExactly("IMAGE_TOO_LARGE", "INVALID_IMAGE", "WRONG_BODY", "WRONG_BODY");
        }
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send(null, picture("png"), RawTopic.START);

            assertThat(raw.reasons()).containsExactly("WRONG_BODY");
        }
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
