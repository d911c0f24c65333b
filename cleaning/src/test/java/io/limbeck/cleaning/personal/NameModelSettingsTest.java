package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameModelSettingsTest {
    private static final Path DIRECTORY = Path.of("model");

    @Test
    void usualLabelsArePeoplePlacesAndOrganisations() {
        NameModelSettings settings = NameModelSettings.in(DIRECTORY);

        assertThat(settings.labels())
                .containsEntry("PER", "PERSON")
                .containsEntry("LOC", "LOCATION")
                .containsEntry("ORG", "ORGANIZATION")
                .doesNotContainKey("MISC");
        assertThat(settings.score()).isEqualTo(0.5);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> NameModelSettings.in(null)).hasMessageContaining("directory");
        assertThatThrownBy(() -> new NameModelSettings(DIRECTORY, Map.of("PER", "a person"), null))
                .hasMessageContaining("a person");
        assertThatThrownBy(() -> new NameModelSettings(DIRECTORY, null, 1.5)).hasMessageContaining("1.5");
    }
}
