package io.limbeck.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.runtime.settings.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir
    Path dataDir;

    @Test
    void keepsItsNameAcrossRestarts() {
        String first = Instance.of(dataDir, Map.of());

        assertThat(Instance.of(dataDir, Map.of())).isEqualTo(first).hasSize(36);
    }

    @Test
    void takesTheNameThatTheDeploymentGives() {
        assertThat(Instance.of(dataDir, Map.of("LIMBECK_INSTANCE", "scorer-0"))).isEqualTo("scorer-0");
    }

    @Test
    void refusesANameThatKafkaWouldNotTake() {
        assertThatThrownBy(() -> Instance.of(dataDir, Map.of("LIMBECK_INSTANCE", "a scorer")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("LIMBECK_INSTANCE: must match");
    }
}
