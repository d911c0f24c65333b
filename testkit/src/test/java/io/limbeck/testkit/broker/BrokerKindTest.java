package io.limbeck.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerKindTest {
    @Test
    void takesContainerWhereOneIsAtHand() {
        assertThat(BrokerKind.choose(null, () -> true)).isEqualTo(BrokerKind.CONTAINER);
        assertThat(BrokerKind.choose(null, () -> false)).isEqualTo(BrokerKind.EMBEDDED);
    }

    @Test
    void obeysPropertyWithoutLookingWhatIsAtHand() {
        assertThat(BrokerKind.choose("embedded", () -> true)).isEqualTo(BrokerKind.EMBEDDED);
        assertThat(BrokerKind.choose("container", () -> false)).isEqualTo(BrokerKind.CONTAINER);
    }

    @Test
    void refusesOtherWords() {
        assertThatThrownBy(() -> BrokerKind.choose("docker", () -> true))
                .hasMessage("-Dlimbeck.broker must be container or embedded, is 'docker'");
    }
}
