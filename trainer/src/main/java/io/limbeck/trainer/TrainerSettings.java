package io.limbeck.trainer;

import io.limbeck.model.Task;
import io.limbeck.trainer.evaluate.GateSettings;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.round.Memory;
import io.limbeck.trainer.round.RoundSettings;
import io.limbeck.trainer.round.StudentSettings;
import io.limbeck.trainer.round.TriggerSettings;
import io.limbeck.trainer.teach.TeacherSettings;
import io.limbeck.trainer.teach.ZeroLabelSettings;

/**
 * The {@code trainer:} section.
 *
 * @param trigger when a round begins
 * @param teacher which large model teaches
 * @param zeroLabel the model before there are labels
 * @param student what is trained
 * @param distillation the loss
 * @param gate what a challenger must show
 * @param rehearsal older labelled rows of which a round learns again, at most
 * @param heldBack labelled rows that stop the training, that calibrate, and of either window of the gate, at most so many
 *     each; of more, a sample is drawn
 * @param transfer recent records that the teacher labels for the student, at most
 * @param splitKey names the split of labels into those learned from and those held back; default the task's name
 */
public record TrainerSettings(
        TriggerSettings trigger,
        TeacherSettings teacher,
        ZeroLabelSettings zeroLabel,
        StudentSettings student,
        Distillation distillation,
        GateSettings gate,
        Integer rehearsal,
        Integer heldBack,
        Integer transfer,
        String splitKey) {
    public TrainerSettings {
        trigger = trigger == null ? TriggerSettings.defaults() : trigger;
        teacher = teacher == null ? TeacherSettings.defaults() : teacher;
        zeroLabel = zeroLabel == null ? ZeroLabelSettings.defaults() : zeroLabel;
        student = student == null ? StudentSettings.defaults() : student;
        distillation = distillation == null ? Distillation.defaults() : distillation;
        gate = gate == null ? GateSettings.defaults() : gate;
        rehearsal = rehearsal == null ? 2000 : rehearsal;
        heldBack = heldBack == null ? 5000 : heldBack;
        transfer = transfer == null ? 10_000 : transfer;
        if (rehearsal < 0) {
            throw new IllegalArgumentException("rehearsal must not be negative");
        }
        if (heldBack < 100) {
            throw new IllegalArgumentException("heldBack must be at least 100");
        }
        if (transfer < 0) {
            throw new IllegalArgumentException("transfer must not be negative");
        }
    }

    public static TrainerSettings defaults() {
        return new TrainerSettings(null, null, null, null, null, null, null, null, null, null);
    }

    /** How much of the labels' history a round looks at. */
    public Memory memory() {
        return new Memory(rehearsal, heldBack);
    }

    /**
     * Looks, before anything is started or loaded, whether there are such a teacher and such a student for a task.
     *
     * @throws io.limbeck.runtime.settings.SettingsException there are not; the path is that of the setting
     */
    public void check(Task task) {
        teacher.check(task.labels());
        student.suited(task.modality(), teacher).check(task.modality());
    }

    /**
     * What a single round needs to know.
     *
     * @param targetAccuracy that accepted predictions must have, in (0, 1)
     */
    public RoundSettings round(Task task, double targetAccuracy) {
        return new RoundSettings(
                teacher,
                student,
                distillation,
                targetAccuracy,
                splitKey == null ? task.name() : splitKey,
                task.modality());
    }
}
