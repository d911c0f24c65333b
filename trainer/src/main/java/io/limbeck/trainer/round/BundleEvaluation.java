package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.model.bundle.Bundle;
import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.session.OnnxClassifier;
import io.limbeck.model.session.SessionSettings;
import io.limbeck.trainer.collect.Examples;
import io.limbeck.trainer.collect.Row;
import io.limbeck.trainer.evaluate.Scores;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code evaluate} prints of a bundle on a labelled file.
 *
 * @param rows labelled rows judged
 * @param unknownLabels labelled rows left out because the model has no such label
 * @param accuracy over all rows
 * @param macroF1 over the labels that occur
 * @param ece expected calibration error
 * @param nll mean negative log-likelihood, in nats
 * @param acceptThreshold null where the model has none
 * @param accepted share of rows at or above the threshold
 * @param acceptedAccuracy accuracy on those; null where there are none
 * @param precision which graph ran
 * @param recordsPerSecond from text to label, at its best batch
 */
public record BundleEvaluation(
        int rows,
        int unknownLabels,
        double accuracy,
        double macroF1,
        double ece,
        double nll,
        Double acceptThreshold,
        double accepted,
        Double acceptedAccuracy,
        String precision,
        double recordsPerSecond) {
    private static final int TIMED_ROWS = 512;

    /**
     * @throws BundleRefused the bundle cannot be served here
     * @throws IllegalArgumentException no row has a label that the model knows
     */
    public static BundleEvaluation of(Path bundle, List<Row> rows, SessionSettings session) throws BundleRefused {
        try (OnnxClassifier model = OnnxClassifier.load(Bundle.open(bundle), 0, session)) {
            Examples known = Examples.of(rows, model.labels());
            if (known.size() == 0) {
                throw new IllegalArgumentException("no row has one of the model's labels " + model.labels());
            }
            long labelled = rows.stream().filter(row -> row.label().isPresent()).count();
            List<Scored> scored = model.score(known.contents());
            float[][] logits = new float[known.size()][];
            double cut = model.acceptThreshold().orElse(Double.POSITIVE_INFINITY);
            int accepted = 0;
            int right = 0;
            for (int r = 0; r < logits.length; r++) {
                logits[r] = logarithms(scored.get(r).probabilities());
                if (scored.get(r).confidence() >= cut) {
                    accepted++;
                    right += scored.get(r).label().equals(model.labels().get(known.gold()[r])) ? 1 : 0;
                }
            }
            Scores scores = Scores.of(logits, known.gold(), 1);
            List<Content> timed = known.contents().subList(0, Math.min(TIMED_ROWS, known.size()));
            double rate = Stopwatch.best(timed, model::score);
            return new BundleEvaluation(
                    known.size(),
                    (int) labelled - known.size(),
                    scores.accuracy(),
                    scores.macroF1(),
                    scores.ece(),
                    scores.nll(),
                    cut <= 1 ? cut : null,
                    accepted / (double) known.size(),
                    accepted > 0 ? right / (double) accepted : null,
                    model.precision().name().toLowerCase(Locale.ROOT),
                    rate);
        }
    }

    private static float[] logarithms(double[] probabilities) {
        float[] logits = new float[probabilities.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) Math.log(Math.max(probabilities[k], 1e-30));
        }
        return logits;
    }
}
