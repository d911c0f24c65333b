package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "APPLICATION/JSON; charset=UTF-8, JSON",
        "application/vnd.ticket+json, JSON",
        "text/csv; header=absent, CSV",
        "text/tab-separated-values, TSV",
        "text/plain; charset=\"utf-8\", TEXT",
        "text/x-log, LOG",
        "application/avro, AVRO",
        "avro/binary, AVRO",
        "application/vnd.apache.avro, AVRO",
        "image/png, PNG",
        "image/jpeg, JPEG",
        "image/webp,",
        "text/plain; charset=gbk,",
        "text/,",
    })
    void theHeaderNamesTheFormat(String contentType, Format format) {
        assertThat(Format.named(contentType)).isEqualTo(Optional.ofNullable(format));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"text\":1}', JSON",
        "'  \t\n{', JSON",
        "'\u00EF\u00BB\u00BF{', JSON",
        "'[1]', TEXT",
        "'a,b', TEXT",
        "'\u0000\u0000\u0000\u0000\u0001', AVRO",
        "'\u0000\u0000', TEXT",
        "'\u0089PNG\r\n\u001A\n....', PNG",
        "'\u00FF\u00D8\u00FF\u00E0', JPEG",
        "'\u00FF', TEXT",
    })
    void withoutItTheBytesTell(String bytes, Format format) {
        assertThat(Format.sniff(bytes.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(format);
    }
}
