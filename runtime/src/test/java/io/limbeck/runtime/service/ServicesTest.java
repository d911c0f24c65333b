package io.limbeck.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private final List<String> events = new ArrayList<>();
    private final Services services = new Services();

    @Test
    void closesInTheReverseOfTheOrderOfStarting() {
        services.start(new Recording("broker", false));
        services.start(new Recording("scorer", false));

        services.close();

        assertThat(events).containsExactly("start broker", "start scorer", "close scorer", "close broker");
    }

    @Test
    void closesTheRestWhenOneFailsAndReportsIt() {
        services.start(new Recording("broker", false));
        services.start(new Recording("scorer", true));

        assertThatThrownBy(services::close).hasMessage("stopping scorer failed");
        assertThat(events).contains("close broker");
    }

    @Test
    void closesTwiceWithoutHarm() {
        services.start(new Recording("broker", false));

        services.close();
        services.close();

        assertThat(events).containsExactly("start broker", "close broker");
    }

    private final class Recording implements Service {
        private final String name;
        private final boolean fails;

        private Recording(String name, boolean fails) {
            this.name = name;
            this.fails = fails;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            events.add("start " + name);
        }

        @Override
        public void close() {
            events.add("close " + name);
            if (fails) {
                throw new IllegalStateException("hangs");
            }
        }
    }
}
