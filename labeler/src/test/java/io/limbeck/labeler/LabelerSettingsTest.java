package io.limbeck.labeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.runtime.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelerSettingsTest {

    @Test
    void hasDefaults() throws IOException {
        LabelerSettings settings = bind("{}");

        assertThat(settings).isEqualTo(LabelerSettings.defaults());
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(7080);
        assertThat(settings.budget().perHour()).isEqualTo(200);
        assertThat(settings.budget().explorationShare()).isEqualTo(0.25);
        assertThat(settings.strategy()).isEqualTo("margin-diversity");
        assertThat(settings.quorum()).isEqualTo(1);
        assertThat(settings.expiry()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.maxPending()).isEqualTo(10_000);
        assertThat(settings.claim()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.coldStart()).isEqualTo(new LabelerSettings.ColdStart(200));
    }

    @Test
    void readsEverySetting() throws IOException {
        LabelerSettings settings = bind("""
                {"address":"0.0.0.0","port":0,"budget":{"perHour":60,"explorationShare":0.5},"strategy":"margin-diversity",
                 "quorum":1,"expiry":"P1D","maxPending":50,"claim":"PT1M","coldStart":{"sample":20}}""");

        assertThat(settings.listen().address()).isEqualTo("0.0.0.0");
        assertThat(settings.policy().budget().perHour()).isEqualTo(60);
        assertThat(settings.policy().expiry()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.policy().maxPending()).isEqualTo(50);
        assertThat(settings.policy().claim()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.coldStart().sample()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quorum\":2} | quorum must be 1, is 2",
                "{\"strategy\":\"random\"} | strategy must be margin-diversity",
                "{\"budget\":{\"perHour\":0}} | perHour must be at least 1",
                "{\"budget\":{\"explorationShare\":0.1}} | explorationShare must be in [0.25, 1]",
                "{\"expiry\":\"PT0S\"} | expiry must be longer than zero",
                "{\"maxPending\":0} | maxPending must be at least 1",
                "{\"port\":70000} | a port must be 0 to 65535",
                "{\"coldStart\":{\"sample\":0}} | at least 1 record",
                "{\"colour\":\"red\"} | unknown setting"
            })
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> bind(json)).hasMessageContaining(message);
    }

    private static LabelerSettings bind(String json) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(json);
        return Settings.bind(tree, LabelerSettings.class);
    }
}
