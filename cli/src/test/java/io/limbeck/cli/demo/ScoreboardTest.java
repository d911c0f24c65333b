package io.limbeck.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.sample.Phase;
import io.limbeck.cli.sample.SampleMessage;
import io.limbeck.cli.sample.Ticket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private final Scoreboard board = new Scoreboard();

    @Test
    void comparesBothModelsOnTheSameMessagesOnly() {
        ticket(0, Phase.BEFORE, "billing");
        ticket(1, Phase.BEFORE, "billing");
        ticket(2, Phase.BEFORE, "billing");
        board.served(place(0), new Scoreboard.Answer("billing", 1));
        board.control(place(0), "refund");
        board.served(place(1), new Scoreboard.Answer("refund", 1));
        board.control(place(1), "refund");
        board.served(place(2), new Scoreboard.Answer("billing", 2));

        assertThat(board.accuracy(board.tickets(Phase.BEFORE))).isEqualTo(new Scoreboard.Accuracy(2, 0.5, 0));
    }

    @Test
    void takesAnswersThatComeBeforeTheAcknowledgement() {
        board.served(place(0), new Scoreboard.Answer("other", 1));
        ticket(0, Phase.AFTER, "other");

        assertThat(board.unanswered()).isZero();
        assertThat(board.truth(place(0))).contains("other");
    }

    @Test
    void waitsForTicketsOnly() {
        ticket(0, Phase.AFTER, "other");
        board.sent(new Sent(
                new SampleMessage(
                        1,
                        SampleMessage.Kind.BROKEN,
                        Phase.AFTER,
                        "lane",
                        Optional.empty(),
                        new byte[0],
                        Optional.empty(),
                        List.of()),
                place(1),
                0));

        assertThat(board.sentCount()).isEqualTo(2);
        assertThat(board.unanswered()).isEqualTo(1);
        assertThat(board.truth(place(1))).isEmpty();
    }

    @Test
    void drawsACurveByTime() {
        for (int i = 0; i < 4; i++) {
            ticket(i, Phase.BEFORE, "billing");
            board.served(place(i), new Scoreboard.Answer(i < 2 ? "billing" : "other", 1));
            board.control(place(i), "billing");
        }

        assertThat(board.curve(2000, 2))
                .containsEntry(0L, new Scoreboard.Accuracy(2, 1, 1))
                .containsEntry(2000L, new Scoreboard.Accuracy(2, 0, 1));
        assertThat(board.curve(2000, 3)).isEmpty();
    }

    private void ticket(int number, Phase phase, String label) {
        board.sent(new Sent(
                new SampleMessage(
                        number,
                        SampleMessage.Kind.TICKET,
                        phase,
                        "lane",
                        Optional.empty(),
                        new byte[0],
                        Optional.of(new Ticket("text", label, label, "en", List.of(), List.of())),
                        List.of()),
                place(number),
                number * 1000L));
    }

    private static Place place(int number) {
        return new Place(0, number);
    }
}
