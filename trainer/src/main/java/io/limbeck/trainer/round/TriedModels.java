package io.limbeck.trainer.round;

import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.Precision;
import io.limbeck.model.bundle.Variant;
import io.limbeck.model.encode.Encoder;
import io.limbeck.model.session.PreparedModel;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.model.session.TrialModel;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.evaluate.Baseline;
import io.limbeck.trainer.evaluate.Scores;
import io.limbeck.trainer.publish.Packing;
import io.limbeck.trainer.publish.TrainedStudent;
import io.limbeck.trainer.teach.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes {@link TriedModel}s of what a trial has fitted: students packed as they would ship, each of their graphs judged.
 *
 * @param directory for bundles
 */
record TriedModels(RoundSettings settings, Division division, String cleaningVersion, Path directory) {

    /**
     * Both graphs of a student, the compressed one only where one passed.
     *
     * @param name of the student, and of its graph in single precision
     * @param int8 name of its compressed graph
     */
    List<TriedModel> student(String name, String int8, TrainedStudent student, Lesson lesson) throws IOException {
        Material material = division.material();
        Packing packing = new Packing(material.labels(), cleaningVersion, settings.targetAccuracy());
        Bundle bundle = packing.pack(
                        student,
                        OfflineRound.calibration(material),
                        OfflineRound.noted(lesson),
                        directory.resolve(name))
                .bundle();
        List<TriedModel> tried = new ArrayList<>();
        for (Variant variant : bundle.description().variants()) {
            Path onnx = bundle.graph(variant);
            tried.add(new TriedModel(
                    variant.precision() == Precision.INT8 ? int8 : name,
                    accuracy(Files.readAllBytes(onnx), student.encoder()),
                    Files.size(onnx),
                    Optional.of(
                            (contents, session) -> PreparedModel.open(onnx, student.encoder(), contents, session))));
        }
        return tried;
    }

    /** What hashed words and a linear model make of the labels; it has no graph. */
    TriedModel baseline() {
        Material material = division.material();
        Baseline baseline = Baseline.fit(
                material.train().contents(),
                material.train().gold(),
                material.validation().contents(),
                material.validation().gold(),
                material.classes());
        return new TriedModel(
                baseline.name(),
                accuracy(baseline.logits(division.judged().contents())),
                baseline.parameters() * Float.BYTES,
                Optional.empty());
    }

    /** Of the whole teacher, all its voices; null without one. */
    Double accuracy(Lesson lesson) {
        return lesson.teacher()
                .map(teacher -> accuracy(teacher.logits(division.judged().contents())))
                .orElse(null);
    }

    /** A student in single precision that nobody times. */
    TriedModel untimed(String name, TrainedStudent student) throws IOException {
        byte[] onnx = student.fp32();
        return new TriedModel(name, accuracy(onnx, student.encoder()), onnx.length, Optional.empty());
    }

    private double accuracy(byte[] onnx, Encoder encoder) throws IOException {
        try (TrialModel model = TrialModel.open(
                onnx,
                encoder,
                division.material().classes(),
                SessionSettings.cpu(settings.teacher().threads()))) {
            return accuracy(model.logits(division.judged().contents()));
        }
    }

    /** @param logits of the rows that no training saw */
    private double accuracy(float[][] logits) {
        Examples judged = division.judged();
        return Scores.of(logits, judged.gold(), 1).accuracy();
    }
}
