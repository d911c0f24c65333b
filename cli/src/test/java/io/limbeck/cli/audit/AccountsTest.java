package io.limbeck.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final int RAW = 2;

    @Test
    void balancesWhenEveryMessageHasOneOutcome() {
        Accounts accounts = accounts(4, 4);
        record(accounts, 0);
        record(accounts, 1);
        accounts.prediction(RAW, 0, 3);
        accounts.prediction(RAW, 1, 3);
        accounts.deadLetter(RAW, 2, "ingest", "DUPLICATE");
        accounts.deadLetter(RAW, 3, "ingest", "INVALID_JSON");

        AuditReport report = accounts.balance();

        assertThat(report.holds()).isTrue();
        assertThat(report.lines())
                .contains(
                        "4 read = 2 clean + 0 deleted + 1 duplicates + 1 deadLettered",
                        "every message is accounted for");
    }

    @Test
    void findsARawMessageThatIngestPassedWithoutOutcome() {
        Accounts accounts = accounts(2, 2);
        record(accounts, 1);
        accounts.prediction(RAW, 1, 0);

        assertThat(accounts.balance().lost()).isEqualTo(1);
        assertThat(accounts.balance().holds()).isFalse();
    }

    @Test
    void callsWhatNobodyHasReadYetWaiting() {
        Accounts accounts = accounts(3, 1);
        accounts.record(RAW, 0, false);

        AuditReport report = accounts.balance();

        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.holds()).isTrue();
    }

    @Test
    void findsARecordThatTheScorerPassedWithoutOutcome() {
        Accounts accounts = accounts(1, 1);
        record(accounts, 0);

        AuditReport report = accounts.balance();

        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.lines()).contains("1 records ≠ 0 predictions + 0 deadLettered");
    }

    @Test
    void countsRecordsThatTheScorerRefusedAsAccountedFor() {
        Accounts accounts = accounts(1, 1);
        record(accounts, 0);
        accounts.deadLetter(RAW, 0, "scorer", "TOO_LARGE");

        assertThat(accounts.balance().holds()).isTrue();
    }

    @Test
    void findsASecondOutcomeOfAnyKind() {
        Accounts twiceClean = accounts(1, 1);
        record(twiceClean, 0);
        record(twiceClean, 0);
        Accounts cleanAndDead = accounts(1, 1);
        record(cleanAndDead, 0);
        cleanAndDead.deadLetter(RAW, 0, "ingest", "INVALID_JSON");
        Accounts twicePredicted = accounts(1, 1);
        record(twicePredicted, 0);
        twicePredicted.prediction(RAW, 0, 0);
        twicePredicted.prediction(RAW, 0, 0);

        assertThat(twiceClean.balance().doubled()).isEqualTo(1);
        assertThat(cleanAndDead.balance().doubled()).isEqualTo(1);
        assertThat(twicePredicted.balance().doubled()).isEqualTo(1);
    }

    @Test
    void findsAPredictionWithoutRecord() {
        Accounts accounts = accounts(0, 0);
        accounts.prediction(RAW, 7, 0);

        assertThat(accounts.balance().unfounded()).isEqualTo(1);
    }

    @Test
    void findsPredictionsOutOfOrder() {
        Accounts accounts = accounts(2, 2);
        record(accounts, 0);
        record(accounts, 1);
        accounts.prediction(RAW, 1, 3);
        accounts.prediction(RAW, 0, 3);

        assertThat(accounts.balance().outOfOrder()).isEqualTo(1);
        assertThat(accounts.balance().holds()).isFalse();
    }

    @Test
    void allowsPredictionsOfOneRawPartitionInSeveralPartitions() {
        Accounts accounts = accounts(2, 2);
        record(accounts, 0);
        record(accounts, 1);
        accounts.prediction(RAW, 1, 3);
        accounts.prediction(RAW, 0, 1);

        assertThat(accounts.balance().holds()).isTrue();
    }

    @Test
    void countsOutcomesOfExpiredMessagesOnBothSides() {
        Accounts accounts = new Accounts(Map.of(RAW, 5_000_000_001L));
        accounts.rawBegins(RAW, 5_000_000_000L);
        accounts.raw(RAW, 5_000_000_000L);
        accounts.record(RAW, 4_999_999_999L, true);
        accounts.record(RAW, 5_000_000_000L, true);
        accounts.prediction(RAW, 4_999_999_999L, 0);
        accounts.prediction(RAW, 5_000_000_000L, 0);

        assertThat(accounts.balance().lines()).contains("2 read = 2 clean + 0 deleted + 0 duplicates + 0 deadLettered");
        assertThat(accounts.balance().holds()).isTrue();
    }

    @Test
    void findsALabelNobodyAskedFor() {
        Accounts accounts = accounts(0, 0);
        accounts.agreement(RAW, 1);

        assertThat(accounts.balance().unfounded()).isEqualTo(1);
    }

    @Test
    void followsADeleteThroughTheLoop() {
        Accounts accounts = accounts(2, 2);
        record(accounts, 0);
        accounts.deleted(RAW, 1, true);
        accounts.prediction(RAW, 0, 3);
        accounts.passedOn(RAW, 1, 3);

        assertThat(accounts.balance().holds()).isTrue();
        assertThat(accounts.balance().lines())
                .contains("2 read = 1 clean + 1 deleted + 0 duplicates + 0 deadLettered", "1 deleted = 1 passedOn");
    }

    @Test
    void findsADeleteThatIsLostDoubledUnfoundedOrOutOfOrder() {
        Accounts lost = accounts(1, 1);
        lost.deleted(RAW, 0, true);
        Accounts doubled = accounts(1, 1);
        record(doubled, 0);
        doubled.prediction(RAW, 0, 0);
        doubled.deleted(RAW, 0, true);
        doubled.passedOn(RAW, 0, 0);
        Accounts unfounded = accounts(0, 0);
        unfounded.passedOn(RAW, 7, 0);
        Accounts outOfOrder = accounts(2, 2);
        record(outOfOrder, 0);
        outOfOrder.deleted(RAW, 1, true);
        outOfOrder.passedOn(RAW, 1, 3);
        outOfOrder.prediction(RAW, 0, 3);

        assertThat(lost.balance().lost()).isEqualTo(1);
        assertThat(doubled.balance().doubled()).isEqualTo(2);
        assertThat(unfounded.balance().unfounded()).isEqualTo(1);
        assertThat(outOfOrder.balance().outOfOrder()).isEqualTo(1);
    }

    @Test
    void letsADeleteWaitThatTheScorerHasNotRead() {
        Accounts accounts = accounts(1, 1);
        accounts.deleted(RAW, 0, false);

        assertThat(accounts.balance().waiting()).isEqualTo(1);
        assertThat(accounts.balance().holds()).isTrue();
    }

    @Test
    void withdrawsWhatWasAskedBeforeItsRecordWasDeletedAndNotAnswered() {
        Accounts accounts = accounts(0, 0);
        accounts.reviewRequest("a", RAW, 1);
        accounts.reviewRequest("a", RAW, 2);
        accounts.reviewRequest("b", RAW, 3);
        accounts.withdrawn("a");
        accounts.reviewRequest("a", RAW, 4);
        accounts.agreement(RAW, 1);

        assertThat(accounts.balance().lines())
                .contains("4 reviewRequests = 1 agreed + 0 undecidable + 1 withdrawn + 2 open");
    }

    /** Raw holds offsets from 0 up to {@code messages}, of which ingest has read {@code progress}. */
    private static Accounts accounts(int messages, long progress) {
        Accounts accounts = new Accounts(Map.of(RAW, progress));
        for (int offset = 0; offset < messages; offset++) {
            accounts.raw(RAW, offset);
        }
        return accounts;
    }

    private static void record(Accounts accounts, long offset) {
        accounts.record(RAW, offset, true);
    }
}
