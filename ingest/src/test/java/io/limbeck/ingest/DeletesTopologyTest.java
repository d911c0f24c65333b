package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Tombstone;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delete, and the wish that a record be forgotten, make of messages. */
class DeletesTopologyTest {
    private static final Instant START = RawTopic.START;

    @TempDir
    Path stateDir;

    @Test
    void takesNoRecordThatIsToBeForgottenAndKeepsNoPayloadOfIt() {
        try (RawTopic raw = new RawTopic(stateDir, RawTopic.settings("deadLetters: { keepPayload: true }"))) {
            raw.send("{\"id\":\"a\",\"text\":\"one\"}")
                    .forget("a")
                    .send("{\"id\":\"a\",\"text\":\"two\"}")
                    .send("{\"id\":\"b\",\"text\":\"two\"}")
                    .send("a", null, START);

            assertThat(raw.records())
                    .extracting(TestRecord::key, sent -> sent.value() == null)
                    .as("a delete of it goes on: copies downstream lose it so")
                    .containsExactly(tuple("a", false), tuple("b", false), tuple("a", true));
            assertThat(raw.deadLetters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value().getReason()).isEqualTo("FORGOTTEN"))
                    .satisfies(letter -> assertThat(letter.value().getPayload()).isNull());
            assertThat(raw.count("dead.letters", "reason", "FORGOTTEN")).isEqualTo(1);
        }
    }

    @Test
    void passesADeleteOnAsATombstoneThatSaysWhichRecordAndWhere() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("t-1", "{\"id\":\"t-1\",\"text\":\"one\"}", START)
                    .send("t-1", null, START)
                    .send("ann@example.org", null, START, "traceparent", "no trace", "id", "13800138000");

            var messages = raw.records();
            assertThat(messages).hasSize(3);
            assertThat(messages.get(1).value()).isNull();
            assertThat(messages.get(1).key()).isEqualTo("t-1");
            assertThat(Tombstones.in(messages.get(1).headers()))
                    .contains(new Tombstone("t-1", new Origin("tickets.raw", 0, 1L)));
            assertThat(messages.get(2).key()).matches("<PHONE_NUMBER:[a-z]{4}\\.[a-z]{12}>");
            assertThat(messages.get(2).headers())
                    .extracting(Header::key)
                    .containsExactlyInAnyOrder("limbeck-id", "limbeck-origin");
            assertThat(Tombstones.in(messages.get(2).headers()).orElseThrow().id())
                    .isEqualTo(messages.get(2).key());
            assertThat(raw.deadLetters()).isEmpty();
        }
    }

    @Test
    void givesATombstoneTheKeyOfItsRecordWhereThatIsTheSources() {
        IngestSettings settings = RawTopic.settings("key: source");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("customer-7", null, START, "id", "t-1").send((String) null, null, START, "id", "t-2");

            assertThat(raw.records()).extracting(TestRecord::key).containsExactly("customer-7", "t-2");
        }
    }

    @Test
    void refusesADeleteThatNamesNoRecord() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send((byte[]) null, null, START)
                    .send(new byte[0], null, START)
                    .send(new byte[] {(byte) 0xC3}, null, START)
                    .send("x".repeat(513), null, START);

            assertThat(raw.reasons()).containsExactly("MISSING_ID", "MISSING_ID", "INVALID_ID", "INVALID_ID");
            assertThat(raw.records()).isEmpty();
        }
    }

    @Test
    void takesWhatWasDeletedAsNewWhenItComesAgain() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            String message = "{\"id\":\"a\",\"text\":\"one\"}";
            raw.send("a", message, START)
                    .send("b", null, START)
                    .send("a", message, START)
                    .send("a", null, START)
                    .send("a", message, START)
                    .send("a", message, START);

            assertThat(raw.records())
                    .extracting(TestRecord::key, sent -> sent.value() == null)
                    .containsExactly(tuple("a", false), tuple("b", true), tuple("a", true), tuple("a", false));
            assertThat(raw.reasons()).containsExactly("DUPLICATE", "DUPLICATE");
        }
    }
}
