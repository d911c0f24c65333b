package io.limbeck.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LeakScannerTest {
    private static final String PHONE = "+44 20 7946 0958";
    private static final String MAIL = "vera+shop12@example.org";

    private final LeakScanner scanner = new LeakScanner(List.of(PHONE, MAIL));

    @Test
    void findsASecretAsItWasWritten() {
        assertThat(scanner.scan("call " + PHONE + "!")).containsExactly(new LeakScanner.Hit(0, Form.RAW));
    }

    @Test
    void findsASecretThatWasEscaped() {
        assertThat(scanner.scan("\"vera\\u002bshop12\\u0040example.org\""))
                .containsExactly(new LeakScanner.Hit(1, Form.ESCAPED));
        assertThat(scanner.scan("?q=" + URLEncoder.encode(MAIL, StandardCharsets.UTF_8)))
                .containsExactly(new LeakScanner.Hit(1, Form.ESCAPED));
    }

    @Test
    void findsTheDigitsAlone() {
        assertThat(scanner.scan("id=442079460958;")).containsExactly(new LeakScanner.Hit(0, Form.DIGITS));
    }

    @Property(tries = 200)
    void findsASecretInBase64WhateverStandsAroundIt(
            @ForAll @StringLength(max = 20) String before, @ForAll @StringLength(max = 20) String after) {
        byte[] whole = (before + MAIL + after).getBytes(StandardCharsets.UTF_8);

        assertThat(scanner.scan(Base64.getEncoder().encode(whole))).contains(new LeakScanner.Hit(1, Form.BASE64));
        assertThat(scanner.scan(Base64.getUrlEncoder().encode(whole))).contains(new LeakScanner.Hit(1, Form.BASE64));
    }

    @Test
    void leavesDigitsOfALongerNumberAlone() {
        assertThat(scanner.scan("{\"p\":0.442079460958}")).isEmpty();
        assertThat(scanner.scan("1442079460958")).isEmpty();
        assertThat(scanner.scan("4420794609581")).isEmpty();
    }

    @Test
    void findsNothingInHarmlessText() {
        assertThat(scanner.scan("call <PHONE_NUMBER:3f> or write to <EMAIL_ADDRESS:9c>"))
                .isEmpty();
        assertThat(scanner.scan((byte[]) null)).isEmpty();
        assertThat(scanner.scan("short")).isEmpty();
    }

    @Test
    void findsASecretAtEitherEnd() {
        assertThat(scanner.scan(MAIL)).containsExactly(new LeakScanner.Hit(1, Form.RAW));
        assertThat(scanner.scan(PHONE + MAIL)).hasSize(2);
    }

    @Test
    void refusesASecretThatChanceWouldFind() {
        assertThatThrownBy(() -> new LeakScanner(List.of("1234567"))).isInstanceOf(IllegalArgumentException.class);
    }
}
