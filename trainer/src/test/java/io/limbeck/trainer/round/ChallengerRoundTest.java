package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Labels;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengerRoundTest {
    private static final RoundSettings SETTINGS = new RoundSettings(
            new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null),
            new StudentSettings(
                    NgramSettings.defaults().withBits(12, 12),
                    null,
                    new FitSettings(8, 4, 60, 32, 0.1, null, 0.3, null, null, null),
                    null),
            null,
            0.8,
            "key",
            null);

    @TempDir
    Path directory;

    private final LabelBook labels = new LabelBook(Modality.TEXT);
    private long offset;

    @Test
    void firstModelHasNothingToBeat() throws Exception {
        label(Tickets.labelled(150, 1), Map.of());

        Judged judged = round("first", Optional.empty());

        assertThat(judged.verdict()).isInstanceOf(Verdict.First.class);
        assertThat(judged.metrics())
                .containsKeys("gateMicrosChallenger", "gateBytesChallenger")
                .doesNotContainKey("gateMicrosChampion");
        assertThat(judged.packed().bundle().description().labels()).isEqualTo(Tickets.LABELS);
    }

    @Test
    void learnsANewLabelOnTopOfTheChampion() throws Exception {
        label(Tickets.labelled(200, 1), Map.of());
        ServingModel champion = serve(round("first", Optional.empty()));
        // From now on what was delivery is called shipping: the champion is wrong on a third of the records.
        label(Tickets.labelled(200, 2), Map.of("delivery", "shipping"));

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
        label(Tickets.labelled(300, 1), Map.of());
        ServingModel champion = serve(round("first", Optional.empty()));
        // Labels without any relation to the text: nothing can be learned from them.
        List<Row> confused = Tickets.labelled(150, 2);
        for (int i = 0; i < confused.size(); i++) {
            label(List.of(Row.labelled("c" + i, confused.get(i).content(), Tickets.LABELS.get(i % 3))), Map.of());
        }

        Judged judged = round("second", Optional.of(champion));

        assertThat(judged.verdict()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void saysThatItCannotTellFromAFewNewLabels() throws Exception {
        label(Tickets.labelled(150, 1), Map.of());
        ServingModel champion = serve(round("first", Optional.empty()));
        label(Tickets.labelled(20, 2), Map.of());

        assertThat(round("second", Optional.of(champion)).verdict()).isInstanceOf(Verdict.Insufficient.class);
    }

    @Test
    void firstModelThatIsTooLargeIsRefused() throws Exception {
        label(Tickets.labelled(150, 1), Map.of());
        GateSettings tiny = new GateSettings(null, null, null, null, null, null, null, null, null, 1000L, null, null);

        Judged judged = round("first", Optional.empty(), tiny);

        assertThat(judged.verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(judged.verdict().reason()).contains("the limit is 1,000");
    }

    @Test
    void calibrationIsMeasuredOnRowsThatNobodyLearnsFrom() throws Exception {
        label(Tickets.labelled(700, 1), Map.of());
        ServingModel champion = serve(round("first", Optional.empty()));
        label(Tickets.labelled(100, 2), Map.of());

        Map<String, Double> metrics = round("second", Optional.of(champion)).metrics();

        assertThat(metrics.get("gateEceRows")).isBetween(50.0, 120.0); // a tenth of 800
        assertThat(metrics.get("gateEceChallenger")).isBetween(0.0, 0.3);
        assertThat(metrics).containsKeys("gateEceChampion", "gateEceChance");
    }

    private Judged round(String name, Optional<ServingModel> champion) throws Exception {
        return round(name, champion, GateSettings.defaults());
    }

    private Judged round(String name, Optional<ServingModel> champion, GateSettings gate) throws Exception {
        return new ChallengerRound(SETTINGS, gate, new Memory(500, 5000), Progress.NONE)
                .run(
                        labels.snapshot(),
                        Tickets.unlabelled(300, 9),
                        champion,
                        Teachers.of(new WordEmbedder(Tickets.meanings())),
                        "v1",
                        directory.resolve(name));
    }

    private ServingModel serve(Judged judged) throws Exception {
        return ServingModel.of(judged.packed().bundle(), 1, offset);
    }

    private void label(List<Row> rows, Map<String, String> renamed) {
        for (Row row : rows) {
            String label = row.label().orElseThrow();
            labels.apply(row.id(), offset++, Labels.of(row.id(), row.content(), renamed.getOrDefault(label, label)));
        }
    }
}
