package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.fit.Softmax;
import java.util.List;
import java.util.Objects;

/**
 * Somebody's finished classifier, taken as it is. It is not fitted on the round's labels, so nothing is cross-fitted. Of a
 * label that it does not know it says that it is most unlikely.
 *
 * @param outputs its logits for texts
 * @param labels that it knows, in the order of its logits, by the task's names
 */
public record ClassifierTeacher(Embedder outputs, List<String> labels) implements TeacherModel {
    /** Probability of a label that the classifier does not know, beside those that it does. */
    private static final double UNKNOWN = 1e-3;

    public ClassifierTeacher {
        Objects.requireNonNull(outputs, "outputs");
        labels = List.copyOf(labels);
        if (labels.size() != outputs.width()) {
            throw new IllegalArgumentException(outputs.id() + " has " + outputs.width() + " outputs and " + labels);
        }
    }

    @Override
    public String id() {
        return outputs.id();
    }

    @Override
    public Expert expert(Syllabus syllabus) {
        int[] places = syllabus.labels().stream().mapToInt(labels::indexOf).toArray();
        if (syllabus.labels().stream().filter(labels::contains).count() < 2) {
            throw new IllegalArgumentException(
                    "the teacher " + id() + " knows " + labels + ", of which the task has fewer than two");
        }
        Fixed untold = new Fixed(outputs, places, new float[0][], new float[0][]);
        return new Fixed(outputs, places, untold.logits(syllabus.labelled()), untold.logits(syllabus.others()));
    }

    /** The classifier in one round. */
    @SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
    private record Fixed(Embedder outputs, int[] places, float[][] labelled, float[][] rest) implements Expert {
        @Override
        public String name() {
            return outputs.id();
        }

        @Override
        public float[][] outOfFold() {
            return labelled;
        }

        @Override
        public float[][] others(int fold) {
            return rest;
        }

        @Override
        public float[][] logits(List<Content> contents) {
            return outputs.embed(Contents.texts(contents)).stream()
                    .map(this::placed)
                    .toArray(float[][]::new);
        }

        @Override
        public long parameters() {
            return outputs.parameters();
        }

        @Override
        public long bytes() {
            return outputs.bytes();
        }

        @Override
        public boolean isSmall() {
            return false;
        }

        @Override
        public Expert uncached() {
            return new Fixed(outputs.uncached(), places, labelled, rest);
        }

        private float[] placed(float[] own) {
            float unlikely = (float) (own[0] + Softmax.loss(own, 0, 1) + Math.log(UNKNOWN));
            float[] logits = new float[places.length];
            for (int k = 0; k < logits.length; k++) {
                logits[k] = places[k] < 0 ? unlikely : own[places[k]];
            }
            return logits;
        }
    }
}
