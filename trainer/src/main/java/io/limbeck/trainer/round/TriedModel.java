package io.limbeck.trainer.round;

import io.limbeck.model.Content;
import io.limbeck.model.session.PreparedModel;
import io.limbeck.model.session.SessionSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model in a trial.
 *
 * @param accuracy on rows that no training saw; null where that is not known
 * @param bytes of its graph
 * @param graph to be timed; empty where there is none, or nobody asked
 */
record TriedModel(String name, Double accuracy, long bytes, Optional<Graph> graph) {
    private static final int WARM_UP = 2;
    private static final int TURNS = 9;
    private static final long LONGEST_NANOS = 300_000_000_000L;

    /** Where a model's graph is. */
    interface Graph {
        /** With contents that were cut into tokens beforehand. */
        PreparedModel prepared(List<Content> contents, SessionSettings session) throws IOException;
    }

    /** Contents a second of each model, all timed in turns, without a tokenizer; null where it has no graph. */
    static List<Double> rates(List<TriedModel> tried, List<Content> contents, int threads) throws IOException {
        List<PreparedModel> models = new ArrayList<>();
        try {
            for (TriedModel model : tried) {
                if (model.graph.isPresent()) {
                    models.add(model.graph.get().prepared(contents, SessionSettings.cpu(threads)));
                }
            }
            List<Runnable> work = new ArrayList<>();
            models.forEach(model -> work.add(model::run));
            List<Long> medians = new Turns(WARM_UP, TURNS, LONGEST_NANOS, System::nanoTime).medians(work);
            List<Double> rates = new ArrayList<>();
            int timed = 0;
            for (TriedModel model : tried) {
                rates.add(model.graph.isPresent() ? contents.size() * 1e9 / medians.get(timed++) : null);
            }
            return rates;
        } finally {
            models.forEach(PreparedModel::close);
        }
    }
}
