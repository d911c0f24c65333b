package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    private final Decoder decoder = Decodings.decoder(FormatSettings.defaults());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "t-1,hello;                                        t-1|hello||",
                "t-1,\"hello, you said \"\"hi\"\"\";               t-1|hello, you said \"hi\"||",
                "t-1,\"two\\nlines\";                              t-1|two\\nlines||",
                "t-1,hello,2026-01-31T12:00:00+01:00;              t-1|hello|2026-01-31T11:00:00Z|",
                "t-1,hello,1000;                                   t-1|hello|1970-01-01T00:00:01Z|",
                ",hello,;                                          |hello||",
                "t-1,hello\\r\\n;                                  t-1|hello||",
                "t-1;                                              MISSING_TEXT",
                "t-1,hello,1000,more;                              INVALID_CSV",
                "t-1,hello\\nt-2,world;                            INVALID_CSV",
                "t-1,\"hello;                                      INVALID_CSV",
                "t-1,hello,soon;                                   INVALID_TIMESTAMP",
                "id,text,timestamp;                                HEADER_ROW",
            })
    void readsOneRow(String row, String read) {
        String value = row.replace("\\n", "\n").replace("\\r", "\r");

        String shown = Decodings.shown(Decodings.decode(decoder, value, "text/csv"));

        assertThat(shown).isEqualTo(read.replace("\\n", "\n"));
    }

    @Test
    void readsTheColumnsAndTheDelimiterOfTheSettings() {
        CsvSettings columns = new CsvSettings(List.of("timestamp", "text", "other", "id"), ";");
        Decoder own = Decodings.decoder(new FormatSettings(Format.CSV, columns, null));

        assertThat(Decodings.shown(Decodings.decode(own, "0;a,b;x;t", null))).isEqualTo("t|a,b|1970-01-01T00:00:00Z|");
        assertThat(Decodings.shown(Decodings.decode(own, "0\ta;b\tx\tt", "text/tab-separated-values")))
                .isEqualTo("t|a;b|1970-01-01T00:00:00Z|");
    }

    @Test
    void refusesColumnsThatCannotBe() {
        assertThatThrownBy(() -> new CsvSettings(List.of("a", "a"), null)).hasMessageContaining("different names");
        assertThatThrownBy(() -> new CsvSettings(List.of("a", " "), null)).hasMessageContaining("name every column");
        assertThatThrownBy(() -> new CsvSettings(null, ",,")).hasMessageContaining("delimiter must be");
        assertThatThrownBy(() -> new CsvSettings(null, "\"")).hasMessageContaining("delimiter must be");
    }
}
