package io.limbeck.labeler.review;

import io.limbeck.schemas.ReviewReason;
import java.time.Duration;
import java.util.Map;

/**
 * The queue at one moment.
 *
 * @param waiting reviews without an answer, those on screens included
 * @param byReason the same by reason
 * @param claimed how many are on somebody's screen
 * @param perHour the budget
 * @param budgetLeft questions that may be asked now
 * @param nextQuestionIn until the budget allows one more; zero when it does
 */
public record QueueState(
        int waiting,
        Map<ReviewReason, Integer> byReason,
        int claimed,
        int perHour,
        int budgetLeft,
        Duration nextQuestionIn) {
    public QueueState {
        byReason = Map.copyOf(byReason);
    }
}
