package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {
    private final Decoder decoder = Decodings.decoder(new FormatSettings(Format.LOG, null, new LogSettings("+01:00")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "2026-01-31T12:00:00Z disk full # |disk full|2026-01-31T12:00:00Z|",
                "2026-01-31 12:00:00,250 [main] ERROR a.b.C - disk full"
                        + "# |[main] ERROR a.b.C - disk full|2026-01-31T11:00:00.250Z|{severity=error}",
                "[2026/01/31 12:00:00.5 +0300] WARN disk # |WARN disk|2026-01-31T09:00:00.500Z|{severity=warning}",
                "2026-02-30T12:00:00Z disk full # |2026-02-30T12:00:00Z disk full||",
                "<34>1 2026-01-31T12:00:00.003Z mail su - ID47 - login failed"
                        + "# |login failed|2026-01-31T12:00:00.003Z|{app=su, host=mail, severity=critical}",
                "<165>1 - - - - - [a@1 x=\"]\\\"\" y=\"2\"][b@1] it works # |it works||{severity=notice}",
                "<165>1 - - - - - [never closed # |||{severity=notice}",
                "<13>Feb  5 17:32:18 web nginx[42]: GET / # |GET /|2026-02-05T16:32:18Z"
                        + "|{app=nginx, host=web, severity=notice}",
                "Dec 31 23:59:59 web cron: run # |run|2025-12-31T22:59:59Z|{app=cron, host=web}",
                "Foo 31 23:59:59 web cron: run # |Foo 31 23:59:59 web cron: run||",
                "<999> no priority # |<999> no priority||",
                "FATAL: out of memory # |FATAL: out of memory||{severity=critical}",
                "nothing known # |nothing known||",
                "AN ERROR-FREE RUN # |AN ERROR-FREE RUN||",
            })
    void takesTimeAndSeverityFromTheLine(String line, String read) {
        assertThat(Decodings.shown(Decodings.decode(decoder, line, null))).isEqualTo(read);
    }

    @Test
    void aDayWithoutAYearIsTheNearestOne() {
        LogTimes times = new LogTimes(java.time.ZoneOffset.UTC);
        java.time.Instant newYear = java.time.Instant.parse("2027-01-01T00:00:10Z");

        assertThat(times.withoutYear("Dec 31 23:59:59", newYear))
                .contains(java.time.Instant.parse("2026-12-31T23:59:59Z"));
        assertThat(times.withoutYear("Jan  1 00:00:00", newYear))
                .contains(java.time.Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(times.withoutYear("Feb 29 00:00:00", newYear))
                .contains(java.time.Instant.parse("2028-02-29T00:00:00Z"));
    }

    @Property
    void losesNoWordWhateverTheLine(@ForAll String line) {
        String read = Decodings.shown(Decodings.decode(decoder, "x" + line, null));

        assertThat(read).startsWith("|x");
    }

    @Test
    void refusesAZoneThatIsNone() {
        assertThatThrownBy(() -> new LogSettings("Berlin")).hasMessageContaining("zone must be");
    }
}
