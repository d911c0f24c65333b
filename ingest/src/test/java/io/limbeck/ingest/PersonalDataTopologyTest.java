package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.cleaning.personal.Reveal;
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
}
