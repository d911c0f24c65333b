package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.limbeck.model.session.Provider;
import io.limbeck.runtime.settings.Settings;
import io.limbeck.runtime.settings.SettingsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScorerSettingsTest {
    @Test
    void hasDefaults() {
        ScorerSettings settings = ScorerSettings.defaults();

        assertThat(settings.provider()).isEqualTo(Provider.AUTO);
        assertThat(settings.port()).isEqualTo(7081);
        assertThat(settings.batch().max()).isEqualTo(256);
        assertThat(settings.batch().linger()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.accept().targetAccuracy()).isEqualTo(0.95);
        assertThat(settings.explorationRate()).isEqualTo(0.01);
        assertThat(settings.transaction().maxInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.transaction().maxRecords()).isEqualTo(4096);
        assertThat(settings.includeText()).isFalse();
        assertThat(settings.format()).isEqualTo(ScorerSettings.Format.JSON);
    }

    @Test
    void bindsItsSection() throws Exception {
        ScorerSettings settings = Settings.bind(
                yaml("{provider: cpu, port: 0, batch: {max: 32}, explorationRate: 0.2, format: avro,"
                        + " transaction: {maxInterval: PT1S}}"),
                ScorerSettings.class);

        assertThat(settings.provider()).isEqualTo(Provider.CPU);
        assertThat(settings.batch().max()).isEqualTo(32);
        assertThat(settings.explorationRate()).isEqualTo(0.2);
        assertThat(settings.format()).isEqualTo(ScorerSettings.Format.AVRO);
        assertThat(settings.transaction().maxInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void namesEveryBadValue() throws Exception {
        JsonNode bad = yaml("{batch: {max: 0}, transaction: {maxInterval: PT9S}, accept: {targetAccuracy: 95},"
                + " provider: tpu}");

        assertThatThrownBy(() -> Settings.bind(bad, ScorerSettings.class))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("batch: max must lie in 1..65536, is 0")
                .hasMessageContaining("transaction: maxInterval")
                .hasMessageContaining("accept: targetAccuracy must lie between 0 and 1, is 95")
                .hasMessageContaining("provider: must be auto | cpu | cuda");
    }

    private static JsonNode yaml(String text) throws Exception {
        return new YAMLMapper().readTree(text);
    }
}
