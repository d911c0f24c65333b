package io.limbeck.labeler.review;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What people were just asked, so that the next question is another one: of the reviews with the highest priority the
 * one is best whose priority, times its distance to the nearest of the last 32 questions, is largest. Not thread-safe;
 * its owner is.
 */
final class RecentlyAsked {
    private static final int REMEMBERED = 32;

    private final Deque<Sketch> sketches = new ArrayDeque<>();

    void add(Sketch sketch) {
        if (sketches.size() == REMEMBERED) {
            sketches.removeFirst();
        }
        sketches.addLast(sketch);
    }

    double worth(Review review) {
        double nearest =
                sketches.stream().mapToDouble(review.sketch()::similarity).max().orElse(0);
        return review.priority() * (1 - nearest);
    }
}
