package io.limbeck.labeler.console;

import io.limbeck.labeler.decide.AnswerDesk;
import io.limbeck.labeler.loop.CurveSource;
import io.limbeck.labeler.loop.LoopView;
import io.limbeck.labeler.review.ReviewQueue;
import io.limbeck.labeler.review.ReviewTally;
import java.util.Optional;

/**
 * What the console shows and lets people change.
 *
 * @param task its name
 * @param labelsNeeded how many labels the first model waits for
 * @param token what clients must present; empty lets everybody in
 */
public record ConsoleParts(
        String task,
        AnswerDesk desk,
        ReviewQueue queue,
        ReviewTally tally,
        LoopView loop,
        CurveSource curves,
        int labelsNeeded,
        Optional<String> token) {}
