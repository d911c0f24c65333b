package io.limbeck.trainer.publish;

import io.limbeck.model.Content;
import io.limbeck.model.session.TrialModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many records a second each of some models answers, timed in turns, so that whatever else runs slows all alike. */
final class Rates {
    private static final int ROWS = 128;
    private static final int WARM_ROUNDS = 2;
    private static final int ROUNDS = 7;

    private Rates() {}

    /** Each model's median rate on the same contents, which are repeated where they are few. */
    static double[] of(List<TrialModel> models, List<Content> contents) {
        List<Content> batch = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            batch.add(contents.get(i % contents.size()));
        }
        long[][] nanos = new long[models.size()][ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            for (int m = 0; m < nanos.length; m++) {
                long start = System.nanoTime();
                models.get(m).logits(batch);
                nanos[m][Math.max(0, round)] = System.nanoTime() - start;
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(times -> {
                    Arrays.sort(times);
                    return ROWS * 1e9 / times[ROUNDS / 2];
                })
                .toArray();
    }
}
