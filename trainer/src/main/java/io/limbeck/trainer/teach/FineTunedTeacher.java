package io.limbeck.trainer.teach;

import io.limbeck.model.Content;
import io.limbeck.model.encode.TokenEncoder;
import io.limbeck.trainer.fit.Distillation;
import io.limbeck.trainer.fit.EncodedContents;
import io.limbeck.trainer.fit.TokenRows;
import io.limbeck.trainer.fit.TransformerFit;
import io.limbeck.trainer.fit.TransformerSettings;
import io.limbeck.trainer.fit.TransformerWeights;
import io.limbeck.trainer.pretrained.PretrainedEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * An encoder all layers of which each round trains on its labels: better than a head on what it said before, and far
 * dearer, for it is trained three times: on all labels, and, to answer the labelled texts without their own label, on
 * each of two halves of the folds.
 *
 * @param encoder to begin with, in every round
 * @param settings how it is trained
 * @param progress told how many steps were taken since it was last told
 */
public record FineTunedTeacher(PretrainedEncoder encoder, TransformerSettings settings, LongConsumer progress)
        implements TeacherModel {
    private static final int HALVES = 2;

    public FineTunedTeacher {
        Objects.requireNonNull(encoder, "encoder");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(progress, "progress");
    }

    @Override
    public String id() {
        return encoder.id() + "-fine-tuned";
    }

    @Override
    public Expert expert(Syllabus syllabus) {
        int longest = Math.min(settings.maxLength(), encoder.weights().shape().positions());
        Round round = new Round(TokenEncoder.of(encoder.tokenizer(), longest), syllabus);
        float[][] outOfFold = new float[syllabus.gold().length][];
        float[][][] others = new float[HALVES][][];
        for (int half = 0; half < HALVES; half++) {
            int without = half;
            int[] seen = round.places(fold -> half(fold) != without);
            int[] unseen = round.places(fold -> half(fold) == without);
            TransformerWeights trained = round.train(seen);
            float[][] answers = round.answers(trained, round.select(unseen));
            for (int i = 0; i < unseen.length; i++) {
                outOfFold[unseen[i]] = answers[i];
            }
            others[half] = round.answers(trained, round.others);
        }
        TransformerWeights whole = round.train(round.places(fold -> true));
        return new Tuned(id(), round.tokens, whole, outOfFold, others, longest);
    }

    private static int half(int fold) {
        return fold % HALVES;
    }

    /** One round's texts in tokens. */
    private final class Round {
        private final TokenEncoder tokens;
        private final Syllabus syllabus;
        private final int[][] labelled;
        private final int[][] others;

        Round(TokenEncoder tokens, Syllabus syllabus) {
            this.tokens = tokens;
            this.syllabus = syllabus;
            this.labelled = EncodedContents.of(tokens, syllabus.labelled());
            this.others = EncodedContents.of(tokens, syllabus.others());
        }

        int[] places(IntPredicate ofFold) {
            return IntStream.range(0, labelled.length)
                    .filter(row -> ofFold.test(syllabus.folds()[row]))
                    .toArray();
        }

        int[][] select(int[] places) {
            return Arrays.stream(places).mapToObj(place -> labelled[place]).toArray(int[][]::new);
        }

        /** Where there is no label to learn from, what was random stays so. */
        TransformerWeights train(int[] places) {
            TransformerWeights start = TransformerWeights.of(encoder.weights(), syllabus.classes(), settings.seed());
            if (places.length == 0) {
                return start;
            }
            int[] gold =
                    Arrays.stream(places).map(place -> syllabus.gold()[place]).toArray();
            TokenRows rows = TokenRows.labelled(select(places), gold, syllabus.classes());
            TokenRows none = TokenRows.labelled(new int[0][], new int[0], syllabus.classes());
            return new TransformerFit(settings, Distillation.defaults().withoutTeacher())
                    .fit(start, rows, none, (done, most) -> progress.accept(1))
                    .weights();
        }

        float[][] answers(TransformerWeights trained, int[][] rows) {
            return TransformerFit.answers(trained, rows, settings.maxLength()).logits();
        }
    }

    /** The encoder as one round trained it. */
    @SuppressWarnings("ArrayRecordComponent") // large, compared nowhere
    private record Tuned(
            String name,
            TokenEncoder tokens,
            TransformerWeights weights,
            float[][] outOfFold,
            float[][][] byHalf,
            int longest)
            implements Expert {
        @Override
        public float[][] others(int fold) {
            return byHalf[half(fold)];
        }

        @Override
        public float[][] logits(List<Content> contents) {
            return TransformerFit.answers(weights, EncodedContents.of(tokens, contents), longest)
                    .logits();
        }

        @Override
        public long parameters() {
            return weights.encoder().shape().parameters() + weights.head().length + weights.bias().length;
        }

        @Override
        public long bytes() {
            return parameters() * Float.BYTES;
        }

        @Override
        public boolean isSmall() {
            return false;
        }
    }
}
