package io.limbeck.model.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    @Test
    void refusesToStartWhereReportsWouldBeSent() {
        assertThatThrownBy(() -> Telemetry.checkOff(Map.of("PATH", "/bin")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("start Java with ORT_DISABLE_TELEMETRY=1");
        assertThatThrownBy(() -> Telemetry.checkOff(Map.of(Telemetry.OFF, "0")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startsWhereTheyAreOff() {
        assertThatCode(() -> Telemetry.checkOff(Map.of(Telemetry.OFF, "1"))).doesNotThrowAnyException();
    }
}
