package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.fit.SparseRows;
import java.util.List;
import java.util.Objects;

/** A frozen sentence encoder, on whose vectors each round fits a linear head. */
public record EncoderTeacher(Embedder encoder) implements TeacherModel {
    public EncoderTeacher {
        Objects.requireNonNull(encoder, "encoder");
    }

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public Expert expert(Syllabus syllabus) {
        return new Head(
                encoder,
                FittedHead.of(
                        vectors(encoder, syllabus.labelled()),
                        syllabus.gold(),
                        syllabus.folds(),
                        vectors(encoder, syllabus.others()),
                        syllabus.classes()));
    }

    /** The head in one round. */
    private record Head(Embedder encoder, FittedHead fitted) implements Expert {
        @Override
        public String name() {
            return "head on " + encoder.id();
        }

        @Override
        public float[][] outOfFold() {
            return fitted.folds().logits();
        }

        @Override
        public float[][] others(int fold) {
            return fitted.folds().others()[fold];
        }

        @Override
        public float[][] logits(List<Content> contents) {
            return fitted.head().logits(vectors(encoder, contents));
        }

        @Override
        public long parameters() {
            return encoder.parameters() + fitted.head().weights().length;
        }

        @Override
        public long bytes() {
            return encoder.bytes() + (long) fitted.head().weights().length * Float.BYTES;
        }

        @Override
        public boolean isSmall() {
            return false;
        }

        @Override
        public Expert uncached() {
            return new Head(encoder.uncached(), fitted);
        }
    }

    private static SparseRows vectors(Embedder encoder, List<Content> contents) {
        return Vectors.rows(encoder.embed(Contents.texts(contents)), encoder.width());
    }
}
