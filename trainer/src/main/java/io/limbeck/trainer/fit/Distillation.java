package io.limbeck.trainer.fit;

/**
 * The loss {@code alpha·T²·KL(teacher‖student) + (1 - alpha)·CE(gold)} at temperature {@code T}; KL is the mean over all
 * rows, CE the mean over the labelled rows times their share (Hinton, Vinyals and Dean, 2015, arXiv:1503.02531).
 *
 * @param alpha weight of the teacher, in [0, 1]; 0 is training without one
 * @param temperature softens both distributions, positive
 */
public record Distillation(Double alpha, Double temperature) {
    public Distillation {
        alpha = alpha == null ? 0.7 : alpha;
        temperature = temperature == null ? 2.0 : temperature;
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1]");
        }
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be positive");
        }
    }

    public static Distillation defaults() {
        return new Distillation(null, null);
    }

    /** The same loss without a teacher. */
    public Distillation withoutTeacher() {
        return new Distillation(0.0, temperature);
    }
}
