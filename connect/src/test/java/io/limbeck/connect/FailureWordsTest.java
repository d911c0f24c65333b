package io.limbeck.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class FailureWordsTest {
    @Test
    void namesTheKindOfTheFirstCauseWithoutItsWords() {
        assertThat(Cause.of("""
                org.apache.kafka.connect.errors.ConnectException: outer
                \tat a.B.c(B.java:1)
                Caused by: java.lang.IllegalStateException: middle
                Caused by: org.postgresql.util.PSQLException: Jane Doe is no number
                \tat d.E.f(E.java:2)
                """)).isEqualTo("PSQLException");
        assertThat(Cause.of("java.io.IOException")).isEqualTo("IOException");
    }

    @Test
    void saysWhatConnectHasAgainstAConnectorAndNothingOfItsRestInterface() {
        assertThat(Refusal.of(new ConnectException(
                        "Connector configuration is invalid and contains the following 1 error(s):\nno value for x\n"
                                + "You can also find the above list of errors at the endpoint `/connector-plugins`")))
                .isEqualTo("no value for x");
    }
}
