package io.limbeck.trainer.round;

import io.limbeck.model.Modality;
import io.limbeck.model.Task;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.encode.NgramSettings;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.Labels;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.collect.Tickets;
import io.limbeck.trainer.distil.TransformerStudentSettings;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.fit.FitSettings;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.round.ChallengerRound.Judged;
import io.limbeck.trainer.round.StudentSettings.Architecture;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import io.limbeck.trainer.teach.WordEmbedder;
import io.limbeck.trainer.teach.ZeroLabelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds on made-up tickets, one after the other, with students that are small enough to take seconds. */
final class TicketRounds {
    private final Path directory;
    private final int recent;
    private final LabelBook labels = new LabelBook(Modality.TEXT);
    private long offset;

    /**
     * @param directory for the bundles
     * @param recent how many records without a label there are
     */
    TicketRounds(Path directory, int recent) {
        this.directory = directory;
        this.recent = recent;
    }

    static RoundSettings ngram(int steps) {
        return settings(Architecture.NGRAM, steps, TransformerStudentSettings.defaults());
    }

    /** @param encoder folder of the encoder to begin with */
    static RoundSettings transformer(Path encoder, int steps) {
        return transformer(encoder, steps, 1000);
    }

    /** @param vocabulary pieces that stay beside those that always do */
    static RoundSettings transformer(Path encoder, int steps, int vocabulary) {
        return settings(Architecture.TRANSFORMER, 60, begun(encoder, steps, vocabulary));
    }

    /** Both compete. */
    static RoundSettings auto(Path encoder, int steps) {
        return settings(Architecture.AUTO, 60, begun(encoder, steps, 1000));
    }

    private static TransformerStudentSettings begun(Path encoder, int steps, int vocabulary) {
        TransformerSettings fit = new TransformerSettings(
                1,
                steps,
                32,
                null,
                3e-3,
                null,
                0.0,
                20,
                null,
                null,
                null,
                null,
                50,
                20,
                TransformerSettings.Arithmetic.FP32,
                2,
                null);
        return new TransformerStudentSettings(null, encoder, null, vocabulary, fit);
    }

    private static RoundSettings settings(
            Architecture architecture, int steps, TransformerStudentSettings transformer) {
        StudentSettings student = new StudentSettings(
                architecture,
                NgramSettings.defaults().withBits(12, 12),
                null,
                new FitSettings(8, 4, steps, 32, 0.1, null, 0.3, null, null, null),
                null,
                transformer);
        return new RoundSettings(
                new TeacherSettings(TeacherSettings.Encoder.NONE, null, 1, null), student, null, 0.8, "key", null);
    }

    static Teachers teachers() {
        return Teachers.of(new WordEmbedder(Tickets.meanings()));
    }

    /** @param renamed what is to be said in the place of some labels */
    void label(List<Row> rows, Map<String, String> renamed) {
        for (Row row : rows) {
            String label = row.label().orElseThrow();
            labels.apply(row.id(), offset++, Labels.of(row.id(), row.content(), renamed.getOrDefault(label, label)));
        }
    }

    Judged run(RoundSettings settings, GateSettings gate, String name, Optional<ServingModel> champion)
            throws IOException, BundleRefused {
        return new ChallengerRound(settings, gate, new Memory(500, 5000), Progress.NONE)
                .run(
                        labels.snapshot(),
                        Tickets.unlabelled(recent, 9),
                        champion,
                        teachers(),
                        "v1",
                        directory.resolve(name));
    }

    /** A round without any label. */
    Judged provisional(RoundSettings settings) throws IOException, BundleRefused {
        Task task = new Task("tickets", Modality.TEXT, Tickets.LABELS, Tickets.descriptions());
        return new ProvisionalRound(settings, ZeroLabelSettings.defaults(), Progress.NONE)
                .run(
                        task,
                        Tickets.unlabelled(recent, 9),
                        new WordEmbedder(Tickets.meanings()),
                        "v1",
                        directory.resolve("provisional"));
    }

    /** It serves from now on, and has seen every label so far. */
    ServingModel serve(Judged judged) throws IOException, BundleRefused {
        return ServingModel.of(judged.packed().bundle(), 1, offset);
    }
}
