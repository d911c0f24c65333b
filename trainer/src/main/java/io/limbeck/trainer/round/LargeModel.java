package io.limbeck.trainer.round;

import io.limbeck.model.session.PreparedModel;
import io.limbeck.runtime.settings.SettingsException;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.TeacherSettings.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The encoder whose graph stands for the teacher's size and speed: a teacher is that encoder, trained or not, and little
 * more.
 *
 * @param name of the encoder
 * @param full in single precision
 * @param quantised where there is such a form of it
 */
record LargeModel(String name, Form full, Optional<Form> quantised) {
    LargeModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(full, "full");
        Objects.requireNonNull(quantised, "quantised");
    }

    /** One of the encoder's graphs. */
    record Form(long bytes, Opening opening) {
        private TriedModel model(String name, Double accuracy, int longest) {
            return new TriedModel(name, accuracy, bytes, Optional.of(opening.cutAt(longest)));
        }
    }

    /** How a graph is opened for texts of so many tokens at most. */
    interface Opening {
        TriedModel.Graph cutAt(int longest);
    }

    /** @throws SettingsException there is no encoder on the class path */
    static LargeModel of(TeacherSettings teacher) {
        if (teacher.full() == Encoder.NONE) {
            throw new SettingsException(
                    "trainer.teacher.encoder", "must be one of the class path: a student is compared with its graph");
        }
        return new LargeModel(
                teacher.full().resource(),
                form(teacher.full()),
                teacher.quantised().map(LargeModel::form));
    }

    private static Form form(Encoder encoder) {
        return new Form(
                encoder.bytes(),
                longest -> (contents, session) ->
                        PreparedModel.fromResource(encoder.resource(), longest, contents, session));
    }

    /**
     * Both forms.
     *
     * @param accuracy of the teacher; null where there is none
     * @param longest tokens of a text that are read
     */
    List<TriedModel> tried(Double accuracy, int longest) {
        List<TriedModel> tried = new ArrayList<>();
        tried.add(full.model(Figures.TEACHER, accuracy, longest));
        quantised.ifPresent(form -> tried.add(form.model(StudentFigures.TEACHER_INT8, null, longest)));
        return tried;
    }
}
