package io.limbeck.trainer.teach;

/** A large model that rounds learn from: every kind of teacher stands behind this. Used by one thread. */
public interface TeacherModel {

    /** Names the model and its version. */
    String id();

    /**
     * What it knows of a round's labels. A model that learns from them is cross-fitted: for each labelled content, and each
     * fold, it answers as one that did not see that label.
     *
     * @throws IllegalArgumentException it has nothing to say of these labels
     */
    Expert expert(Syllabus syllabus);
}
