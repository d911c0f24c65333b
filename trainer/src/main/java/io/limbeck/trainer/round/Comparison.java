package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.evaluate.Baseline;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.evaluate.TemperatureFit;
import io.limbeck.trainer.publish.Packing.Packed;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.round.Contest.Outcome;
import io.limbeck.trainer.round.Distiller.Distilled;
import io.limbeck.trainer.round.Figures.Line;
import io.limbeck.trainer.teach.BgeEmbedder;
import io.limbeck.trainer.teach.Expert;
import io.limbeck.trainer.teach.Teacher;
import io.limbeck.trainer.teach.Teacher.Voice;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.Teachers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Takes the figures of a round: every model on the same unseen rows, timed on the same threads. */
final class Comparison {
    private static final int TIMED_ROWS = 512;

    private final RoundSettings settings;
    private final Material material;
    private final Examples judged;
    private final List<Content> timed;
    private final Progress progress;

    Comparison(RoundSettings settings, Material material, Examples judged, Progress progress) {
        this.settings = settings;
        this.material = material;
        this.judged = judged;
        this.timed = judged.contents().subList(0, Math.min(TIMED_ROWS, judged.size()));
        this.progress = progress;
    }

    /** @param alone a student that learned from the labels alone */
    Figures of(Baseline baseline, TrainedStudent alone, Outcome outcome, Teachers teachers) throws IOException {
        progress.stage("figures", 0);
        Distilled distilled = outcome.winner().distilled();
        Packed packed = outcome.winner().packed();
        List<Line> lines = new ArrayList<>();
        lines.add(baseline(baseline));
        lines.add(alone(alone));
        Double fastestTeacher = null;
        if (distilled.lesson().teacher().isPresent()) {
            Teacher teacher = distilled.lesson().teacher().get();
            Line line = teacher(teacher);
            lines.add(line);
            fastestTeacher = Math.max(line.recordsPerSecond(), quantised(teachers));
        }
        for (Variant variant : packed.bundle().description().variants()) {
            lines.add(shipped(packed.bundle(), variant, distilled.student()));
        }
        try (OnnxClassifier served = OnnxClassifier.load(packed.bundle(), 0, SessionSettings.cpu(threads()))) {
            return new Figures(
                    lines,
                    outcome.winner().architecture(),
                    outcome.reason(),
                    name(served.precision()),
                    judged.size(),
                    material.train().size(),
                    material.unlabelled().size(),
                    distilled.lesson().alpha(),
                    distilled.lesson().explanation(),
                    packed.parity(),
                    served.acceptThreshold().isPresent()
                            ? served.acceptThreshold().getAsDouble()
                            : null,
                    fastestTeacher);
        } catch (BundleRefused e) {
            throw new IOException("the bundle just written does not load", e);
        }
    }

    private Line baseline(Baseline baseline) {
        double temperature = temperature(baseline.logits(material.calibration().contents()));
        double rate = Stopwatch.best(timed, baseline::logits);
        return line(
                baseline.name(),
                baseline.logits(judged.contents()),
                temperature,
                baseline.parameters(),
                baseline.parameters() * Float.BYTES,
                rate);
    }

    private Line alone(TrainedStudent student) throws IOException {
        byte[] onnx = student.fp32();
        try (TrialModel model = trial(onnx, student.encoder())) {
            double temperature = temperature(model.logits(material.calibration().contents()));
            return line(
                    Figures.ALONE,
                    model.logits(judged.contents()),
                    temperature,
                    student.parameters(),
                    onnx.length,
                    rate(model));
        }
    }

    private Line teacher(Teacher teacher) {
        List<Expert> heard = teacher.voices().stream()
                .filter(voice -> voice.weight() > 0)
                .map(Voice::expert)
                .toList();
        return line(
                Figures.TEACHER,
                teacher.logits(judged.contents()),
                1,
                heard.stream().mapToLong(Expert::parameters).sum(),
                heard.stream().mapToLong(Expert::bytes).sum(),
                rate(heard));
    }

    private Line shipped(Bundle bundle, Variant variant, TrainedStudent student) throws IOException {
        byte[] onnx = Files.readAllBytes(bundle.graph(variant));
        try (TrialModel model = trial(onnx, student.encoder())) {
            return line(
                    name(variant.precision()),
                    model.logits(judged.contents()),
                    variant.temperature(),
                    student.parameters(),
                    onnx.length,
                    rate(model));
        }
    }

    /** Of the large models; the n-gram part of the mix adds a few hundredths and is left out, unless it is all. */
    private double rate(List<Expert> experts) {
        List<Expert> large = experts.stream()
                .filter(expert -> !expert.isSmall())
                .map(Expert::uncached)
                .toList();
        return Stopwatch.best(
                timed, contents -> (large.isEmpty() ? experts : large).forEach(expert -> expert.logits(contents)));
    }

    /** Texts a second of the encoder's quantised form, which a head would add little to; 0 where it has none. */
    private double quantised(Teachers teachers) {
        if (settings.teacher().encoder() != TeacherSettings.Encoder.BGE_SMALL_EN
                || teachers.encoder().isEmpty()) {
            return 0;
        }
        try (BgeEmbedder quantised =
                BgeEmbedder.open(settings.teacher().with(TeacherSettings.Encoder.BGE_SMALL_EN_Q))) {
            return Stopwatch.best(timed, contents -> quantised.embed(Contents.texts(contents)));
        }
    }

    private double rate(TrialModel model) {
        return Stopwatch.best(timed, model::logits);
    }

    private TrialModel trial(byte[] onnx, Encoder encoder) throws IOException {
        return TrialModel.open(onnx, encoder, material.labels().size(), SessionSettings.cpu(threads()));
    }

    private int threads() {
        return settings.teacher().threads();
    }

    private double temperature(float[][] logits) {
        return TemperatureFit.of(
                logits, material.calibration().gold(), material.calibration().weights());
    }

    private Line line(String name, float[][] logits, double temperature, long parameters, long bytes, double rate) {
        Scores scores = Scores.of(logits, judged.gold(), temperature);
        return new Line(name, scores.accuracy(), scores.macroF1(), scores.ece(), parameters, bytes, rate);
    }

    private static String name(Precision precision) {
        return precision == Precision.INT8 ? Figures.INT8 : Figures.STUDENT;
    }
}
