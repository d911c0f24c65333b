package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.settings.SettingsSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceHostTest {
    @Test
    void isNotReadyBeforeItsServiceIsStarted(@TempDir Path folder) {
        LimbeckSettings settings = new SettingsSources(
                        Optional.empty(), Map.of(), List.of("dataDir=" + folder, "admin.scorer=0"))
                .read(LimbeckSettings.class, List.of("ingest.pii.key=a key for tests, long enough to be one"));

        try (ServiceHost<Service> host = ServiceHost.of("scorer", settings, context -> new Idle())) {
            assertThat(host.notReady()).containsEntry("start", "starting");

            host.start();

            assertThat(host.notReady()).isEmpty();
        }
    }

    private static final class Idle implements Service {
        @Override
        public String name() {
            return "scorer";
        }

        @Override
        public void start() {
            // Nothing to do.
        }

        @Override
        public void close() {
            // Nothing to end.
        }
    }
}
