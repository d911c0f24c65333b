package io.limbeck.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void threeMessagesAcknowledged() {
        ledger.acknowledged(new Place(0, 10));
        ledger.acknowledged(new Place(0, 11));
        ledger.acknowledged(new Place(1, 10));
    }

    @Test
    void isEqualWhenEveryMessageHasOneOutcomeInOrder() {
        ledger.outcome("out", 0, new Place(0, 10));
        ledger.outcome("out", 0, new Place(1, 10));
        ledger.outcome("out", 0, new Place(0, 11));

        assertThat(ledger.isComplete()).isTrue();
        assertThatCode(() -> ledger.balance().requireEqual()).doesNotThrowAnyException();
    }

    @Test
    void countsOutcomesOfAllOutputsTogether() {
        ledger.outcome("out", 0, new Place(0, 11));
        ledger.outcome("dead", 0, new Place(0, 10));
        ledger.outcome("dead", 0, new Place(1, 10));

        assertThatCode(() -> ledger.balance().requireEqual()).doesNotThrowAnyException();
    }

    @Test
    void findsLost() {
        ledger.outcome("out", 0, new Place(0, 10));
        ledger.outcome("out", 0, new Place(1, 10));

        assertThat(ledger.isComplete()).isFalse();
        assertThat(ledger.balance().lost()).containsExactly(new Place(0, 11));
        assertThatThrownBy(() -> ledger.balance().requireEqual())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost 1 (0/11)");
    }

    @Test
    void findsDoubled() {
        ledger.outcome("out", 0, new Place(0, 10));
        ledger.outcome("out", 0, new Place(0, 10));

        assertThat(ledger.balance().doubled()).containsExactly(new Place(0, 10));
    }

    @Test
    void findsReorderedInOnePartitionOfOneOutput() {
        ledger.outcome("out", 0, new Place(0, 11));
        ledger.outcome("out", 0, new Place(0, 10));

        assertThat(ledger.balance().reordered()).containsExactly(new Place(0, 10));
    }

    @Test
    void findsOutcomesOfNothing() {
        ledger.outcome("out", 0, new Place(7, 7));

        assertThat(ledger.balance().unknown()).containsExactly(new Place(7, 7));
    }

    @Test
    void refusesToBalanceEmptyBooks() {
        assertThatThrownBy(() -> new Ledger().balance().requireEqual()).hasMessageContaining("nothing was checked");
    }
}
