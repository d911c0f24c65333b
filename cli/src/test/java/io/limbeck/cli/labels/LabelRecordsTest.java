package io.limbeck.cli.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.cleaning.CleaningSettings;
import io.limbeck.cleaning.personal.PersonalDataSettings;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.LabelOrigin;
import io.limbeck.schemas.Text;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRecordsTest {
    private final Cleaner cleaner = Cleaner.of(new CleaningSettings(null, PersonalDataSettings.withKey("key")));
    private final LabelRecords records =
            new LabelRecords(cleaner, LabelOrigin.IMPORT, "of-vera@example.org.csv", () -> Instant.EPOCH);

    @Test
    void cleansEverythingThatComesIn() {
        Label label = records.label(Optional.of("vera@example.org"), "call +44 20 7946 0958", "other", 3)
                .orElseThrow();

        assertThat(label.toString()).doesNotContain("vera@example.org").doesNotContain("7946");
        assertThat(((Text) label.getRecord().getBody()).getText()).startsWith("call <PHONE_NUMBER:");
        assertThat(label.getRecord().getRedactions()).containsEntry("PHONE_NUMBER", 1);
        assertThat(label.getRecord().getCleaningVersion()).isEqualTo(cleaner.version());
        assertThat(label.getRecord().getOrigin().getOffset()).isEqualTo(3);
        assertThat(label.getLabelledBy()).isEqualTo(LabelOrigin.IMPORT);
        assertThat(label.getPropensity()).isEqualTo(1);
    }

    @Test
    void derivesTheIdFromTheTextSoThatASecondImportChangesNothing() {
        String first = records.label(Optional.empty(), "where is it", "delivery", 1)
                .orElseThrow()
                .getId();
        String again = records.label(Optional.empty(), " where  is it", "delivery", 9)
                .orElseThrow()
                .getId();
        String other = records.label(Optional.empty(), "where was it", "delivery", 1)
                .orElseThrow()
                .getId();

        assertThat(first).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void leavesOutWhatIsNothingAfterCleaning() {
        assertThat(records.label(Optional.of("1"), "<br> ", "other", 1)).isEmpty();
    }
}
