package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.personal.Reveal;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataTopologyTest {
    private static final PersonalDataSettings PII = PersonalDataSettings.withKey(RawTopic.KEY);

    @TempDir
    Path stateDir;

    @Test
    void makesADeadLetterWithoutAWordOfARecordThatIsDropped() {
        PersonalDataSettings pii = PII.withActions(Map.of("CREDIT_CARD", Action.DROP));
        try (RawTopic raw = new RawTopic(stateDir, IngestSettings.of(pii))) {
            raw.send("{\"text\":\"my card is 4012 8888 8888 1881\"}").send("{\"text\":\"no card\"}");

            assertThat(raw.texts()).containsExactly("no card");
            assertThat(raw.deadLetters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value().getReason()).isEqualTo("PERSONAL_DATA"))
                    .satisfies(letter -> assertThat(letter.value().toString()).doesNotContain("4012", "8888"));
            assertThat(raw.count("dead.letters", "reason", "PERSONAL_DATA")).isEqualTo(1);
        }
    }

    @Test
    void writesRecordsWhoseEncryptedValuesCanBeReadBack() {
        PersonalDataSettings pii = PII.withActions(Map.of("EMAIL_ADDRESS", Action.ENCRYPT));
        try (RawTopic raw = new RawTopic(stateDir, IngestSettings.of(pii))) {
            raw.send("{\"text\":\"mail Ann@example.org\"}");

            String text = raw.texts().get(0);
            assertThat(text).doesNotContain("Ann").contains("<EMAIL_ADDRESS:");
            assertThat(new Reveal(pii).reveal(text).text()).isEqualTo("mail Ann@example.org");
        }
    }

    @Test
    void hidesFieldsThatTheSettingsNameWhereverTheyGo() throws IOException {
        IngestSettings settings = settings("""
                {"fields": {"text": ["subject", "notes[*]"],
                            "attributes": {"who": "customer.name", "phone": "customer.phone"}},
                 "pii": {"key": "KEY", "fields": {"customer.phone": "hash", "customer.name": "redact",
                                                  "notes[*]": "hash", "id": "mask"}}}""");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("""
                    {"id":"Mr Ott","subject":"It is Ann Lee, 138 0013 8000","notes":["calls often","pays late"],
                     "customer":{"name":"Ann Lee","phone":13800138000}}""");

            Record record = raw.records().get(0).value();
            assertThat(((Text) record.getBody()).getText())
                    .matches(
                            "It is <CUSTOMER_NAME>, <PHONE_NUMBER:[a-z.]{17}>\n<NOTES:[a-z.]{17}>\n<NOTES:[a-z.]{17}>");
            assertThat(record.getAttributes().get("who")).isEqualTo("<CUSTOMER_NAME>");
            assertThat(((Text) record.getBody()).getText())
                    .contains(record.getAttributes().get("phone"));
            assertThat(record.getId()).matches("<ID:[a-z.]{17}>");
            assertThat(record.getRedactions())
                    .isEqualTo(Map.of("CUSTOMER_NAME", 2, "PHONE_NUMBER", 2, "NOTES", 2, "ID", 1));
        }
    }

    @Test
    void hidesEverythingBelowAFieldAndLeavesTheTimeReadable() throws IOException {
        IngestSettings settings = settings("""
                {"fields": {"text": "ticket.text", "timestamp": "ticket.at", "attributes": {"rank": "ticket.more[0].rank"}},
                 "pii": {"key": "KEY", "fields": {"ticket": "redact"}}}""");
        try (RawTopic raw = new RawTopic(stateDir, settings)) {
            raw.send("{\"ticket\":{\"text\":\"hello\",\"at\":1767225600000,\"more\":[{\"rank\":3.5}]}}");

            Record record = raw.records().get(0).value();
            assertThat(((Text) record.getBody()).getText()).isEqualTo("<TICKET>");
            assertThat(record.getAttributes().get("rank")).isEqualTo("<TICKET>");
            assertThat(record.getEventTime()).isEqualTo("2026-01-01T00:00:00Z");
        }
    }

    @Test
    void dropsARecordForAFieldThatIsThere() {
        PersonalDataSettings pii = PII.withFields(Map.of("secret", Action.DROP));
        try (RawTopic raw = new RawTopic(stateDir, IngestSettings.of(pii))) {
            raw.send("{\"text\":\"a\",\"secret\":\"x\"}")
                    .send("{\"text\":\"b\"}")
                    .send("{\"text\":\"c\",\"secret\":\"\"}");

            assertThat(raw.texts()).containsExactly("b", "c");
            assertThat(raw.reasons()).containsExactly("PERSONAL_DATA");
        }
    }

    @Test
    void refusesAFieldThatHasNoPath() {
        PersonalDataSettings pii = PII.withFields(Map.of("a..b", Action.HASH));

        assertThatThrownBy(() -> IngestSettings.of(pii))
                .hasMessageContaining("pii.fields")
                .hasMessageContaining("a..b");
    }

    private static IngestSettings settings(String yaml) throws IOException {
        return Settings.bind(
                (ObjectNode) new ObjectMapper().readTree(yaml.replace("KEY", RawTopic.KEY)), IngestSettings.class);
    }
}
