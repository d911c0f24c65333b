package io.limbeck.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.ingest.decode.Reason;
import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestTopologyTest {
    private static final PersonalDataSettings PII = PersonalDataSettings.withKey(RawTopic.KEY);
    private static final Instant START = RawTopic.START;

    @TempDir
    Path stateDir;

    @Test
    void namesEveryNodeAndStoresNothingBeforeTheCleaner() {
        IngestSettings settings = IngestSettings.of(PII);
        String described = IngestTopology.build(
                        Topics.of("tickets", 4),
                        settings,
                        Wanted.Kind.TEXT,
                        Schemas.none(),
                        Cleaner.of(settings.cleaning()),
                        id -> false,
                        new IngestMetrics(new SimpleMeterRegistry(), PII.wanted()),
                        Clock.systemUTC())
                .describe()
                .toString();

        assertThat(described).isEqualTo("""
                Topologies:
                   Sub-topology: 0
                    Source: raw (topics: [tickets.raw])
                      --> clean
                    Processor: clean (stores: [])
                      --> deduplicate, dead-letters
                      <-- raw
                    Processor: deduplicate (stores: [sightings])
                      --> dead-letters, records
                      <-- clean
                    Sink: dead-letters (topic: tickets.dead-letters)
                      <-- clean, deduplicate
                    Sink: records (topic: tickets.records)
                      <-- deduplicate

                """);
    }

    @Test
    void makesARecordOfAJsonMessage() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("""
                    {"id":"t-1","text":"<p>Call +49 30 901820</p>","timestamp":"2025-12-31T23:00:00+01:00"}""");

            TestRecord<String, Record> message = raw.records().get(0);
            Record record = message.value();
            assertThat(message.key()).isEqualTo("t-1");
            assertThat(record.getId()).isEqualTo("t-1");
            assertThat(record.getBody().toString()).matches(".*Call <PHONE_NUMBER:[a-z]{4}\\.[a-z]{12}>.*");
            assertThat(record.getEventTime()).isEqualTo("2025-12-31T22:00:00Z");
            assertThat(record.getIngestTime()).isEqualTo(START);
            assertThat(record.getRedactions()).isEqualTo(Map.of("PHONE_NUMBER", 1));
            assertThat(record.getSource()).isEqualTo("tickets.raw");
            assertThat(record.getOrigin().getOffset()).isZero();
            assertThat(record.getCleaningVersion())
                    .isEqualTo(Cleaner.of(IngestSettings.of(PII).cleaning()).version());
        }
    }

    @Test
    void readsPlainTextAndGivesItAnIdFromItsOrigin() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("Where is my parcel?").send("{not json}");

            Record record = raw.records().get(0).value();
            assertThat(record.getId()).isEqualTo("tickets.raw-0-0");
            assertThat(record.getEventTime()).isEqualTo(START);
            assertThat(raw.reasons()).containsExactly("INVALID_JSON");
        }
    }

    @Test
    void takesTheContentTypesWordForItAndSniffsWithoutIt() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send(null, "{\"text\":\"a\"}", START, "content-type", "text/plain; charset=utf-8");
            raw.send(null, "{\"text\":\"b\"}", START, "content-type", "application/vnd.tickets+json");
            raw.send(null, " {\"text\":\"c\"}", START);

            assertThat(raw.texts()).containsExactly("{\"text\":\"a\"}", "b", "c");
        }
    }

    @Test
    void prefersTheIdInTheHeader() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send(null, "{\"id\":\"json\",\"text\":\"a\"}", START, "id", "header");
            raw.send(null, "{\"id\":42,\"text\":\"a\"}", START);

            assertThat(raw.records()).extracting(TestRecord::key).containsExactly("header", "42");
        }
    }

    @Test
    void readsFieldsWhereTheSettingsSayTheyStand() {
        IngestSettings settings = RawTopic.settings("""
                fields:
                  id: /meta/ticket.id
                  text: [ticket.title, ticket.body, "comments[*].text", "log[1]"]
                  timestamp: meta.at
                  attributes: { channel: meta.via, none: meta.none }
                """);
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("{\"meta\":{\"ticket.id\":\"t\",\"at\":1000,\"via\":\"mail of a@example.org\"},"
                    + "\"ticket\":{\"body\":\"hello\"},"
                    + "\"comments\":[{\"text\":\"one\"},{\"by\":\"x\"},{\"text\":null},{\"text\":\"two\"}],"
                    + "\"log\":[\"first\",\"second\"]}");

            Record record = raw.records().get(0).value();
            assertThat(record.getId()).isEqualTo("t");
            assertThat(record.getEventTime()).isEqualTo(Instant.ofEpochMilli(1000));
            assertThat(((Text) record.getBody()).getText()).isEqualTo("hello\none\ntwo\nsecond");
            assertThat(record.getAttributes()).containsOnlyKeys("channel");
            assertThat(record.getAttributes().get("channel")).startsWith("mail of <EMAIL_ADDRESS:");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMPTY | '' | ",
                "EMPTY | <p> </p> | ",
                "EMPTY | {\"text\":\"\"} | ",
                "INVALID_JSON | {\"text\": | ",
                "INVALID_JSON | {\"text\":\"a\"} x | ",
                "INVALID_JSON | [1] | application/json",
                "INVALID_JSON | {\"text\":\"a\",\"n\":1e2147483648} | ",
                "MISSING_TEXT | {\"txt\":\"a\"} | ",
                "MISSING_TEXT | {\"text\":5} | ",
                "INVALID_ID | {\"text\":\"a\",\"id\":{}} | ",
                "INVALID_TIMESTAMP | {\"text\":\"a\",\"timestamp\":\"yesterday\"} | ",
                "INVALID_TIMESTAMP | {\"text\":\"a\",\"timestamp\":-1} | ",
                "INVALID_TIMESTAMP | {\"text\":\"a\",\"timestamp\":\"2026-01-01T00:00:00\"} | ",
                "UNSUPPORTED_CONTENT_TYPE | a | image/webp",
                "UNSUPPORTED_CONTENT_TYPE | a | text/plain; charset=gbk",
            })
    void saysWhyAMessageHasNoPlaceAmongTheRecords(Reason reason, String value, String contentType) {
        try (RawTopic raw = new RawTopic(stateDir)) {
            String[] headers = contentType == null ? new String[0] : new String[] {"content-type", contentType};
            raw.send(null, value, START, headers);

            assertThat(raw.records()).isEmpty();
            TestRecord<String, DeadLetter> message = raw.deadLetters().get(0);
            assertThat(message.key()).isEqualTo("tickets.raw/0/0");
            assertThat(message.value())
                    .returns(reason.name(), DeadLetter::getReason)
                    .returns(reason.message(), DeadLetter::getMessage)
                    .returns("ingest", DeadLetter::getService)
                    .returns(START, DeadLetter::getAt)
                    .returns(null, DeadLetter::getPayload);
            assertThat(raw.count("dead.letters", "reason", reason.name())).isEqualTo(1);
        }
    }

    @Test
    void refusesBytesThatAreNoTextAndWhatIsTooLarge() {
        IngestSettings settings = RawTopic.settings("maxBytes: 10");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send((byte[]) null, new byte[] {'a', (byte) 0xC3}, START)
                    .send("abcdefghij")
                    .send("abcdefghijk");

            assertThat(raw.reasons()).containsExactly("INVALID_UTF8", "TOO_LARGE");
            assertThat(raw.texts()).containsExactly("abcdefghij");
        }
    }

    @Test
    void refusesAnIdThatIsTooLongOrNoText() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send(null, "a", START, "id", "x".repeat(513)).send(null, "a", START, "id", "x".repeat(512));

            assertThat(raw.reasons()).containsExactly("INVALID_ID");
            assertThat(raw.records()).hasSize(1);
        }
    }

    @Test
    void cleansIdAndKeyAndDropsEveryHeaderThatIsNotOnTheList() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send(
                    "ann@example.org",
                    "{\"id\":\"13800138000\",\"text\":\"hello\"}",
                    START,
                    "customer",
                    "ann@example.org",
                    "traceparent",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            raw.send(null, "hello", START, "traceparent", "ann@example.org");

            var messages = raw.records();
            assertThat(messages.get(0).key()).matches("<PHONE_NUMBER:[a-z]{4}\\.[a-z]{12}>");
            assertThat(messages.get(0).value().getKey()).matches("<EMAIL_ADDRESS:[a-z]{4}\\.[a-z]{12}>");
            assertThat(messages.get(0).headers())
                    .singleElement()
                    .satisfies(header -> assertThat(header.key()).isEqualTo("traceparent"));
            assertThat(messages.get(1).headers()).isEmpty();
        }
    }

    @Test
    void keysRecordsByTheRawKeyWhereSettingsSaySo() {
        IngestSettings settings = RawTopic.settings("key: source");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("customer-7", "{\"id\":\"t\",\"text\":\"a\"}", START);
            raw.send(null, "{\"id\":\"u\",\"text\":\"a\"}", START);
            raw.send(HexFormat.of().parseHex("ff00ff"), "a".getBytes(UTF_8), START);

            assertThat(raw.records())
                    .extracting(TestRecord::key)
                    .satisfiesExactly(
                            key -> assertThat(key).isEqualTo("customer-7"),
                            key -> assertThat(key).isEqualTo("u"),
                            key -> assertThat(key).matches("hashed-[0-9a-f]{32}"));
        }
    }

    @Test
    void keepsAPayloadOnlyWhereSettingsSaySo() {
        IngestSettings settings = RawTopic.settings("deadLetters: { keepPayload: true }");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("{broken").send("{\"id\":\"a\",\"text\":\"b\"}").send("{\"id\":\"a\",\"text\":\"b\"}");

            assertThat(raw.deadLetters())
                    .extracting(message ->
                            UTF_8.decode(message.value().getPayload()).toString())
                    .containsExactly("{broken", "{\"id\":\"a\",\"text\":\"b\"}");
        }
    }

    @Test
    void everyReasonAndTypeHasASeriesBeforeItHappens() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new IngestMetrics(meters, PII.wanted());

        assertThat(meters.find("limbeck.ingest.dead.letters").counters()).hasSize(Reason.values().length - 2);
        assertThat(meters.find("limbeck.ingest.duplicates").counters()).hasSize(2);
        assertThat(meters.find("limbeck.ingest.personal.data").counters())
                .hasSize(PII.wanted().size());
    }

    @Test
    void countersAddUp() {
        try (RawTopic raw = new RawTopic(stateDir)) {
            raw.send("{\"id\":\"a\",\"text\":\"mail ann@example.org or bob@example.org\"}")
                    .send("{\"id\":\"a\",\"text\":\"mail ann@example.org or bob@example.org\"}")
                    .send("{")
                    .send("")
                    .send("hello")
                    .send("a", null, START);

            assertThat(raw.count("read")).isEqualTo(6);
            assertThat(raw.count("deletes")).isEqualTo(1);
            assertThat(raw.count("clean")).isEqualTo(2);
            assertThat(raw.count("duplicates")).isEqualTo(1);
            assertThat(raw.count("dead.letters")).isEqualTo(2);
            assertThat(raw.count("personal.data", "type", "EMAIL_ADDRESS")).isEqualTo(4);
        }
    }
}
