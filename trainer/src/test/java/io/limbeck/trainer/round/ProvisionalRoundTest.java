package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Scored;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionalRoundTest {
    @TempDir
    Path directory;

    @Test
    void knowsWhatTextsAreAboutBeforeAnybodyLabelledOneAndPromisesNothing() throws Exception {
        Judged judged = new TicketRounds(directory, 600).provisional(TicketRounds.ngram(200));

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
