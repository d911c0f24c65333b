package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.ingest.dedup.DedupSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages have come before. */
class DuplicatesTopologyTest {
    private static final Instant START = RawTopic.START;

    @TempDir
    Path stateDir;

    @Test
    void refusesTheSameIdWithTheSameContentWithinTheWindow() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("{\"id\":\"a\",\"text\":\"one\"}")
                    .send("{\"id\":\"a\",\"text\":\"one\",\"timestamp\":5}")
                    .send("{\"id\":\"a\",\"text\":\"two\"}")
                    .send("{\"id\":\"b\",\"text\":\"one\"}")
                    .send("one")
                    .send("one");

            assertThat(raw.records())
                    .extracting(TestRecord::key)
                    .containsExactly("a", "a", "b", "tickets.raw-0-4", "tickets.raw-0-5");
            assertThat(raw.deadLetters()).singleElement().satisfies(message -> {
                assertThat(message.value().getReason()).isEqualTo("DUPLICATE");
                assertThat(message.value().getOrigin().getOffset()).isEqualTo(1);
            });
        }
    }

    @Test
    void refusesTheSameContentWhateverItsIdWhereSettingsSaySo() {
        try (RawTopic raw = new RawTopic(stateDir, dedup(DedupSettings.By.CONTENT, Duration.ofMinutes(10)))) {
            raw.send("a", "{\"id\":\"a\",\"text\":\"one\"}", START)
                    .send("{\"id\":\"b\",\"text\":\"<b>one</b>\"}")
                    .send("one")
                    .send("One")
                    .send("a", null, START)
                    .send("one");

            assertThat(raw.records())
                    .extracting(TestRecord::key)
                    .as("the first was deleted, so the last has not come before")
                    .containsExactly("a", "tickets.raw-0-3", "a", "tickets.raw-0-5");
            assertThat(raw.reasons()).containsExactly("DUPLICATE", "DUPLICATE");
            assertThat(raw.count("duplicates", "reason", "DUPLICATE")).isEqualTo(2);
        }
    }

    @Test
    void refusesNearlyTheSameTextWhereSettingsSaySo() {
        try (RawTopic raw = new RawTopic(stateDir, dedup(DedupSettings.By.NEAR, Duration.ofMinutes(10)))) {
            raw.send("My parcel has not arrived yet, and the tracking page shows nothing since Monday morning.")
                    .send("my parcel has not arived yet and the tracking page shows nothing since monday morning")
                    .send("My invoice is wrong, and the account page shows nothing since Tuesday.");

            assertThat(raw.records()).extracting(TestRecord::key).containsExactly("tickets.raw-0-0", "tickets.raw-0-2");
            assertThat(raw.reasons()).containsExactly("NEAR_DUPLICATE");
            assertThat(raw.count("duplicates", "reason", "NEAR_DUPLICATE")).isEqualTo(1);
        }
    }

    @Test
    void keepsNoMoreThanTheWindowHolds() {
        Duration window = Duration.ofMinutes(2);
        try (RawTopic raw = new RawTopic(stateDir, dedup(DedupSettings.By.NEAR, window))) {
            for (int minute = 0; minute < 20; minute++) {
                raw.send(null, "message number " + minute * 7919, START.plus(Duration.ofMinutes(minute)));
            }
            int entries = 0;
            try (KeyValueIterator<Windowed<String>, byte[]> all = raw.driver()
                    .<String, byte[]>getWindowStore(IngestTopology.SEEN)
                    .all()) {
                while (all.hasNext()) {
                    all.next();
                    entries++;
                }
            }
            assertThat(entries)
                    .as("16 bands of the last four of 20 messages at most")
                    .isBetween(32, 64);
        }
    }

    private static IngestSettings dedup(DedupSettings.By by, Duration window) {
        return RawTopic.settings("dedup: { by: " + by + ", window: " + window + " }");
    }

    @Test
    void forgetsAfterTheWindowByTheStreamsOwnTime() {
        IngestSettings settings = RawTopic.settings("dedup: { window: PT10M }");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            String message = "{\"id\":\"a\",\"text\":\"one\"}";
            raw.send(null, message, START);
            raw.driver().advanceWallClockTime(Duration.ofDays(1));
            raw.send(null, message, START.plus(Duration.ofMinutes(10)));
            assertThat(raw.reasons()).containsExactly("DUPLICATE");

            raw.send(null, message, START.plus(Duration.ofMinutes(10)).plusMillis(1));
            assertThat(raw.reasons()).isEmpty();

            // A message older than the stream counts at the stream's time.
            raw.send(null, message, START.minus(Duration.ofDays(1)));
            assertThat(raw.reasons()).containsExactly("DUPLICATE");
        }
    }

    @Test
    void storesNothingFromWhichAMessageCouldBeRead() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("{\"id\":\"13800138000\",\"text\":\"ann@example.org\"}");

            try (KeyValueIterator<Windowed<String>, byte[]> all = raw.driver()
                    .<String, byte[]>getWindowStore(IngestTopology.SEEN)
                    .all()) {
                KeyValue<Windowed<String>, byte[]> entry = all.next();
                assertThat(entry.key.key()).matches("[0-9a-f]{32}").doesNotContain("13800138000");
                assertThat(entry.value).as("an offset and an HMAC").hasSize(24);
                assertThat(all.hasNext()).isFalse();
            }
        }
    }
}
