package io.limbeck.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.model.Modality;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.encode.EncoderFile;
import io.limbeck.model.encode.FeatureEncoder;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Labels;
import io.limbeck.trainer.collect.Loans;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.evaluate.Verdict;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.teach.Teachers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRoundTest {
    private static final RoundSettings SETTINGS = new RoundSettings(null, null, null, 0.8, "key", Modality.TABULAR);

    @TempDir
    Path directory;

    private final LabelBook labels = new LabelBook(Modality.TABULAR);
    private long offset;

    @Test
    void studentLearnsHowColumnsGoTogetherWhichALinearModelCannot() throws Exception {
        List<Row> test = Loans.labelled(500, 2, 0);
        Path bundle = directory.resolve("bundle");

        Figures figures = new OfflineRound(SETTINGS, GateSettings.defaults(), directory, Progress.NONE)
                .run(Loans.labelled(3000, 1, 0), test, "v1", bundle);

        assertThat(figures.rows())
                .extracting(Figures.Line::name)
                .containsExactly("columns-lr", "student-without-teacher", "student", "int8");
        assertThat(figures.row("columns-lr").orElseThrow().accuracy()).isLessThan(0.6);
        assertThat(figures.row(Figures.STUDENT).orElseThrow().accuracy()).isGreaterThan(0.9);
        assertThat(figures.row(Figures.INT8).orElseThrow().accuracy()).isGreaterThan(0.9);
        assertThat(figures.alpha()).isZero();
        assertThat(figures.explanation()).contains("no teacher");
        assertThat(Bundle.open(bundle).description().modality()).isEqualTo(Modality.TABULAR);
        assertThat(BundleEvaluation.of(bundle, test, SessionSettings.cpu(1)).accuracy())
                .isGreaterThan(0.9);
    }

    @Test
    void challengerKeepsTheChampionsEncoderWhileItFits() throws Exception {
        label(Loans.labelled(600, 1, 0));
        ServingModel champion = serve(round("first", Optional.empty()));
        label(Loans.labelled(200, 2, 0));

        Judged judged = round("second", Optional.of(champion));

        assertThat(hash(judged)).isEqualTo(EncoderFile.hash(champion.encoder()));
    }

    @Test
    void challengerHasAnEncoderOfItsOwnWhenAColumnsRangeHasMoved() throws Exception {
        label(Loans.labelled(1500, 1, 0));
        ServingModel champion = serve(round("first", Optional.empty()));
        label(Loans.labelled(1500, 2, 5000));

        Judged judged = round("second", Optional.of(champion));

        assertThat(hash(judged)).isNotEqualTo(EncoderFile.hash(champion.encoder()));
        assertThat(judged.verdict()).isInstanceOf(Verdict.Promoted.class);
    }

    private Judged round(String name, Optional<ServingModel> champion) throws Exception {
        return new ChallengerRound(SETTINGS, GateSettings.defaults(), new Memory(2000, 5000), Progress.NONE)
                .run(labels.snapshot(), List.of(), champion, Teachers.none(), "v1", directory.resolve(name));
    }

    private ServingModel serve(Judged judged) throws Exception {
        return ServingModel.of(judged.packed().bundle(), 1, offset);
    }

    private static String hash(Judged judged) throws Exception {
        FeatureEncoder encoder = EncoderFile.read(judged.packed().bundle().encoder());
        return EncoderFile.hash(encoder);
    }

    private void label(List<Row> rows) {
        for (Row row : rows) {
            labels.apply(
                    row.id(),
                    offset++,
                    Labels.of(row.id(), row.content(), row.label().orElseThrow()));
        }
    }
}
