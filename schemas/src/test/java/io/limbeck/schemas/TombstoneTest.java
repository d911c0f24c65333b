package io.limbeck.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TombstoneTest {
    @Test
    void comesBackFromItsHeaders() {
        Tombstone tombstone = new Tombstone("票-1", new Origin("tickets.raw", 3, 4711L));

        assertThat(Tombstone.read(
                        tombstone.headers().get("limbeck-id"),
                        tombstone.headers().get("limbeck-origin")))
                .contains(tombstone);
        assertThat(tombstone.headers().get("limbeck-origin")).isEqualTo("tickets.raw/3/4711".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tickets.raw",
                "tickets.raw/0",
                "tickets.raw/0/01",
                "tickets.raw/-1/2",
                "tickets.raw/0/1/2",
                "tickets.raw/0/99999999999999999999",
                "tickets.raw/9999999999/0",
                "tickets.raw/0/1 ",
                "ann@example.org/0/1",
            })
    void takesNoOriginInAnyOtherForm(String origin) {
        assertThat(Tombstone.read("t-1".getBytes(UTF_8), origin.getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void isNoneWithoutBothHeaders() {
        byte[] id = "t-1".getBytes(UTF_8);
        byte[] origin = "tickets.raw/0/1".getBytes(UTF_8);

        assertThat(Tombstone.read(id, origin)).isPresent();
        assertThat(Tombstone.read(null, origin)).isEmpty();
        assertThat(Tombstone.read(new byte[0], origin)).isEmpty();
        assertThat(Tombstone.read(new byte[] {(byte) 0xC3}, origin)).isEmpty();
        assertThat(Tombstone.read(id, null)).isEmpty();
    }
}
