package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengerRoundTest {
    @TempDir
    Path directory;

    private TicketRounds rounds;

    @BeforeEach
    void begin() {
        rounds = new TicketRounds(directory, 300);
    }

    @Test
    void firstModelHasNothingToBeat() throws Exception {
        rounds.label(Tickets.labelled(150, 1), Map.of());

        Judged judged = round("first", Optional.empty());

        assertThat(judged.verdict()).isInstanceOf(Verdict.First.class);
        assertThat(judged.metrics())
                .containsKeys("gateMicrosChallenger", "gateBytesChallenger")
                .doesNotContainKey("gateMicrosChampion");
        assertThat(judged.packed().bundle().description().labels()).isEqualTo(Tickets.LABELS);
    }

    @Test
    void learnsANewLabelOnTopOfTheChampion() throws Exception {
        rounds.label(Tickets.labelled(200, 1), Map.of());
        ServingModel champion = rounds.serve(round("first", Optional.empty()));
        // From now on what was delivery is called shipping: the champion is wrong on a third of the records.
        rounds.label(Tickets.labelled(200, 2), Map.of("delivery", "shipping"));

        Judged judged = round("second", Optional.of(champion));

        assertThat(judged.verdict()).isInstanceOf(Verdict.Promoted.class);
        assertThat(judged.packed().bundle().description().labels())
                .containsExactly("billing", "delivery", "login", "shipping");
        assertThat(judged.metrics().get("gateRecentChallenger"))
                .isGreaterThan(judged.metrics().get("gateRecentChampion"));
        assertThat(judged.metrics())
                .containsKeys("gateMicrosChallenger", "gateMicrosChampion", "gateBytesChallenger", "gateBytesChampion");
    }

    @Test
    void refusesAChallengerThatLearnedFromWrongLabels() throws Exception {
        rounds.label(Tickets.labelled(300, 1), Map.of());
        ServingModel champion = rounds.serve(round("first", Optional.empty()));
        // Labels without any relation to the text: nothing can be learned from them.
        List<Row> confused = Tickets.labelled(150, 2);
        for (int i = 0; i < confused.size(); i++) {
            rounds.label(
                    List.of(Row.labelled("c" + i, confused.get(i).content(), Tickets.LABELS.get(i % 3))), Map.of());
        }

        Judged judged = round("second", Optional.of(champion));

        assertThat(judged.verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void saysThatItCannotTellFromAFewNewLabels() throws Exception {
        rounds.label(Tickets.labelled(150, 1), Map.of());
        ServingModel champion = rounds.serve(round("first", Optional.empty()));
        rounds.label(Tickets.labelled(20, 2), Map.of());

        assertThat(round("second", Optional.of(champion)).verdict()).isInstanceOf(Verdict.Insufficient.class);
    }

    @Test
    void firstModelThatIsTooLargeIsRefused() throws Exception {
        rounds.label(Tickets.labelled(150, 1), Map.of());
        GateSettings tiny = new GateSettings(null, null, null, null, null, null, null, null, null, 1000L, null, null);

        Judged judged = round("first", Optional.empty(), tiny);

        assertThat(judged.verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(judged.verdict().reason()).contains("the limit is 1,000");
    }

    @Test
    void calibrationIsMeasuredOnRowsThatNobodyLearnsFrom() throws Exception {
        rounds.label(Tickets.labelled(700, 1), Map.of());
        ServingModel champion = rounds.serve(round("first", Optional.empty()));
        rounds.label(Tickets.labelled(100, 2), Map.of());

        Map<String, Double> metrics = round("second", Optional.of(champion)).metrics();

        assertThat(metrics.get("gateEceRows")).isBetween(50.0, 120.0); // a tenth of 800
        assertThat(metrics.get("gateEceChallenger")).isBetween(0.0, 0.3);
        assertThat(metrics).containsKeys("gateEceChampion", "gateEceChance");
    }

    private Judged round(String name, Optional<ServingModel> champion) throws Exception {
        return round(name, champion, GateSettings.defaults());
    }

    private Judged round(String name, Optional<ServingModel> champion, GateSettings gate) throws Exception {
        return rounds.run(TicketRounds.ngram(60), gate, name, champion);
    }
}
