package io.limbeck.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");

    static List<Object> bodies() {
        return List.of(
                new Text("hello"),
                new Tabular(Map.of("price", 3.5, "colour", "red")),
                new Image(ByteBuffer.wrap(new byte[] {1, 2}), "image/png", 1, 2));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void recordSurvivesTheWireWithAnyKindOfBody(Object body) {
        Record record = record(body);

        byte[] bytes = AvroCodec.of(Record.class).encode(record);

        assertThat(AvroCodec.of(Record.class).decode(bytes)).isEqualTo(record);
        assertThat(bytes).startsWith(0xC3, 0x01);
    }

    @Test
    void anUnknownFingerprintIsANewerReleaseNotBadData() {
        byte[] bytes = AvroCodec.of(Record.class).encode(record(new Text("hello")));
        bytes[5] ^= 1;

        assertThatThrownBy(() -> AvroCodec.of(Record.class).decode(bytes))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("upgrade");
    }

    @Test
    void malformedBytesAreReportedWithoutTheirContent() {
        byte[] whole = AvroCodec.of(Record.class).encode(record(new Text("secret-4711")));
        byte[] torn = Arrays.copyOf(whole, whole.length - 8);

        assertThatThrownBy(() -> AvroCodec.of(Record.class).decode(torn))
                .isInstanceOf(MalformedRecordException.class)
                .hasNoCause()
                .message()
                .doesNotContain("4711");
    }

    static Record record(Object body) {
        return new Record(
                "id-1",
                null,
                new Origin("tickets.raw", 3, 42L),
                "crm",
                NOW,
                NOW,
                body,
                Map.of("lang", "en"),
                Map.of("EMAIL_ADDRESS", 1),
                "c1");
    }
}
