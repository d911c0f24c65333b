package io.limbeck.trainer.evaluate;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.trainer.collect.Contents;
import io.limbeck.trainer.fit.LinearHead;
import io.limbeck.trainer.fit.LogisticRegression;
import io.limbeck.trainer.fit.SparseRows;
import java.util.List;
import java.util.function.Function;

/**
 * What anybody would try first: logistic regression on TF-IDF of texts, or on the plain columns of tables. Its penalty is
 * the one that does best on the validation rows.
 *
 * @param name as figures call it
 * @param features fitted on the training rows
 * @param head fitted on the training rows
 * @param c the penalty chosen
 */
public record Baseline(String name, Function<List<Content>, SparseRows> features, LinearHead head, double c) {
    private static final double[] PENALTIES = {1, 5, 25, 125};
    private static final int ITERATIONS = 100;

    /**
     * @param validation rows that choose the penalty; where there are none it is 5
     * @param validationGold their labels
     */
    public static Baseline fit(
            List<Content> train, int[] gold, List<Content> validation, int[] validationGold, int classes) {
        boolean tables = train.stream().anyMatch(content -> content.modality() == Modality.TABULAR);
        String name = tables ? "columns-lr" : "tfidf-lr";
        Function<List<Content>, SparseRows> features =
                tables ? PlainColumns.fit(train)::rows : texts(TfIdf.fit(Contents.texts(train)));
        SparseRows rows = features.apply(train);
        if (validation.isEmpty()) {
            return new Baseline(name, features, new LogisticRegression(5, ITERATIONS).fit(rows, gold, classes), 5);
        }
        SparseRows unseen = features.apply(validation);
        Baseline best = null;
        double most = -1;
        for (double c : PENALTIES) {
            LinearHead head = new LogisticRegression(c, ITERATIONS).fit(rows, gold, classes);
            double accuracy = Scores.of(head.logits(unseen), validationGold, 1).accuracy();
            if (accuracy > most) {
                most = accuracy;
                best = new Baseline(name, features, head, c);
            }
        }
        return best;
    }

    /** Logits {@code [content][class]}, from content. */
    public float[][] logits(List<Content> contents) {
        return head.logits(features.apply(contents));
    }

    private static Function<List<Content>, SparseRows> texts(TfIdf features) {
        return contents -> features.rows(Contents.texts(contents));
    }

    public long parameters() {
        return head.weights().length;
    }
}
