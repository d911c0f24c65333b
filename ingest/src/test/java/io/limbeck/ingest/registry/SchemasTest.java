package io.limbeck.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {
    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private final List<Integer> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void asksOnceForASchemaThatIsThere() {
        Schemas cached = new CachedSchemas(asking(Optional.of(SCHEMA)), () -> now);

        assertThat(cached.byId(1)).contains(SCHEMA);
        now = now.plus(Duration.ofDays(365));
        assertThat(cached.byId(1)).contains(SCHEMA);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void asksAgainAfterAWhileForASchemaThatWasNot() {
        Schemas cached = new CachedSchemas(asking(Optional.empty()), () -> now);

        assertThat(cached.byId(1)).isEmpty();
        assertThat(cached.byId(1)).isEmpty();
        assertThat(asked).containsExactly(1);

        now = now.plusSeconds(10);
        assertThat(cached.byId(1)).isEmpty();
        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void waitsForARegistryThatComesBackAndSaysSoMeanwhile() {
        List<Optional<String>> troubles = new ArrayList<>();
        PatientSchemas[] patient = new PatientSchemas[1];
        patient[0] = new PatientSchemas(
                id -> {
                    asked.add(id);
                    troubles.add(patient[0].trouble());
                    if (asked.size() < 3) {
                        throw new RegistryAwayException("away " + asked.size());
                    }
                    return Optional.of(SCHEMA);
                },
                Duration.ofSeconds(3),
                Duration.ZERO,
                () -> 0);

        assertThat(patient[0].byId(1)).contains(SCHEMA);
        assertThat(troubles)
                .containsExactly(Optional.empty(), Optional.of("waits: away 1"), Optional.of("waits: away 2"));
        assertThat(patient[0].trouble()).isEmpty();
    }

    @Test
    void givesUpWhenItsPatienceIsAtAnEndAndStaysInTrouble() {
        AtomicLong nanos = new AtomicLong();
        PatientSchemas patient = new PatientSchemas(
                id -> {
                    asked.add(id);
                    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                    throw new RegistryAwayException("away");
                },
                Duration.ofSeconds(3),
                Duration.ZERO,
                nanos::get);

        assertThatThrownBy(() -> patient.byId(1)).isInstanceOf(RegistryAwayException.class);
        assertThat(asked).hasSize(3);
        assertThat(patient.trouble()).contains("waits: away");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://a/b,,,, url must be",
        "http://u:p@a/b,,,, url must not carry",
        "http://a/b, u,,, user and password",
        "http://a/b,,, PT4S, timeout must lie",
    })
    void refusesSettingsThatCannotBe(String url, String user, String password, String timeout, String message) {
        assertThatThrownBy(() -> new RegistrySettings(
                        java.net.URI.create(url), user, password, timeout == null ? null : Duration.parse(timeout)))
                .hasMessageContaining(message);
        assertThat(new RegistrySettings(java.net.URI.create("http://a"), "u", "secret", null).toString())
                .doesNotContain("secret");
    }

    private Schemas asking(Optional<Schema> answer) {
        return id -> {
            asked.add(id);
            return answer;
        };
    }
}
