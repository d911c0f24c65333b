package io.limbeck.labeler.review;

import io.limbeck.schemas.ReviewReason;

/** Which of the two queues a review waits in. Exploration has its own, so that doubt never crowds it out. */
public enum Lane {
    PRIORITY,
    EXPLORATION;

    static Lane of(ReviewReason reason) {
        return reason == ReviewReason.EXPLORATION ? EXPLORATION : PRIORITY;
    }
}
