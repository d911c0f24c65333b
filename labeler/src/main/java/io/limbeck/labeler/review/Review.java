package io.limbeck.labeler.review;

import io.limbeck.schemas.Origin;
import io.limbeck.schemas.ReviewRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One question to people.
 *
 * @param request what is asked, and why
 * @param sketch of what a person will read
 */
public record Review(ReviewRequest request, Sketch sketch) {
    /** First asked first: by priority; of equals the newest, because the stream drifts; then by id. */
    static final Comparator<Review> FIRST_ASKED = Comparator.comparingDouble(Review::priority)
            .reversed()
            .thenComparing(Review::requestedAt, Comparator.reverseOrder())
            .thenComparing(Review::id);

    public Review {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(sketch, "sketch");
    }

    public static Review of(ReviewRequest request) {
        return new Review(request, Sketch.of(Rendition.of(request.getRecord())));
    }

    public String id() {
        return request.getRecord().getId();
    }

    /** Where the record stood in raw, as {@code topic/partition/offset}: tells two versions of one id apart. */
    public String origin() {
        return origin(request);
    }

    public static String origin(ReviewRequest request) {
        Origin origin = request.getRecord().getOrigin();
        return origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
    }

    /** Not negative; what is not a number counts as 0. */
    public double priority() {
        double priority = request.getPriority();
        return priority > 0 ? priority : 0;
    }

    Lane lane() {
        return Lane.of(request.getReason());
    }

    Instant requestedAt() {
        return request.getRequestedAt();
    }
}
