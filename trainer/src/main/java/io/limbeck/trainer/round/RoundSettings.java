package io.limbeck.trainer.round;

import io.limbeck.model.Modality;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.teach.TeacherSettings;

/**
 * Everything that decides what a round makes of its rows.
 *
 * @param teacher which large models teach
 * @param student what is trained
 * @param distillation the loss
 * @param targetAccuracy that accepted predictions must have, in (0, 1)
 * @param splitKey names the split: the same rows are held back as long as it stays the same
 * @param modality of the rows; only texts have such teachers
 */
public record RoundSettings(
        TeacherSettings teacher,
        StudentSettings student,
        Distillation distillation,
        Double targetAccuracy,
        String splitKey,
        Modality modality) {
    public RoundSettings {
        teacher = teacher == null ? TeacherSettings.defaults() : teacher;
        student = student == null ? StudentSettings.defaults() : student;
        distillation = distillation == null ? Distillation.defaults() : distillation;
        targetAccuracy = targetAccuracy == null ? 0.95 : targetAccuracy;
        splitKey = splitKey == null ? "limbeck" : splitKey;
        modality = modality == null ? Modality.TEXT : modality;
        student = student.suited(modality, teacher);
        student.check(modality);
        teacher = modality == Modality.TEXT ? teacher : teacher.withoutModels();
        if (!(targetAccuracy > 0 && targetAccuracy < 1)) {
            throw new IllegalArgumentException("targetAccuracy must be in (0, 1)");
        }
    }

    public static RoundSettings defaults() {
        return new RoundSettings(null, null, null, null, null, null);
    }
}
