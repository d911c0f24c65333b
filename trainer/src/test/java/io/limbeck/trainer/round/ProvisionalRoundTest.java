package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.model.Scored;
import io.limbeck.model.Task;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.teach.WordEmbedder;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionalRoundTest {
    private static final RoundSettings SETTINGS = new RoundSettings(
            null,
            new StudentSettings(
                    NgramSettings.defaults().withBits(12, 12),
                    null,
                    new FitSettings(8, 4, 200, 32, 0.1, null, 0.3, null, null, null),
                    null),
            null,
            0.8,
            "key",
            null);

    @TempDir
    Path directory;

    @Test
    void knowsWhatTextsAreAboutBeforeAnybodyLabelledOneAndPromisesNothing() throws Exception {
        Task task = new Task("tickets", Modality.TEXT, Tickets.LABELS, Tickets.descriptions());

        Judged judged = new ProvisionalRound(SETTINGS, ZeroLabelSettings.defaults(), Progress.NONE)
                .run(
                        task,
                        Tickets.unlabelled(600, 9),
                        new WordEmbedder(Tickets.meanings()),
                        "v1",
                        directory.resolve("provisional"));

        assertThat(judged.verdict()).isEqualTo(new Verdict.Provisional(600));
        assertThat(judged.verdict().promotes()).isTrue();
        assertThat(judged.metrics().get("agreementWithTeacher")).isGreaterThan(0.8);
        try (OnnxClassifier model = OnnxClassifier.load(judged.packed().bundle(), 1, SessionSettings.cpu(1))) {
            assertThat(model.provisional()).isTrue();
            assertThat(model.acceptThreshold()).isEmpty();
            assertThat(model.labels()).isEqualTo(Tickets.LABELS);
            List<Row> others = Tickets.labelled(200, 10);
            List<Scored> scored = model.score(others.stream().map(Row::content).toList());
            int right = 0;
            double confidence = 0;
            for (int r = 0; r < scored.size(); r++) {
                right += scored.get(r).label().equals(others.get(r).label().orElseThrow()) ? 1 : 0;
                confidence += scored.get(r).confidence() / scored.size();
            }
            assertThat(right).isGreaterThan(160); // chance is a third of 200
            assertThat(confidence).isLessThan(0.8);
        }
    }
}
