package io.limbeck.labeler.review;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The reviews that were shown to somebody, in that order, and who has them. Not thread-safe; its owner is. */
final class AskedReviews {
    private static final class Hold {
        private String annotator = "";
        private Instant until = Instant.MIN;
        private final Set<String> skippedBy = new HashSet<>();

        private boolean free(Instant now) {
            return !until.isAfter(now);
        }
    }

    private final Map<String, Hold> holds = new LinkedHashMap<>();

    boolean contains(String id) {
        return holds.containsKey(id);
    }

    void remove(String id) {
        holds.remove(id);
    }

    void clear() {
        holds.clear();
    }

    Claim claim(Review review, String annotator, Instant until) {
        Hold hold = holds.computeIfAbsent(review.id(), id -> new Hold());
        hold.annotator = annotator;
        hold.until = until;
        return new Claim(review, until);
    }

    void release(String id, String annotator) {
        Hold hold = holds.get(id);
        if (hold != null && hold.annotator.equals(annotator)) {
            hold.until = Instant.MIN;
        }
    }

    void skip(String id, String annotator) {
        Hold hold = holds.computeIfAbsent(id, key -> new Hold());
        hold.skippedBy.add(annotator);
        release(id, annotator);
    }

    /** What {@code annotator} may be shown without a charge: what the person holds, then what nobody holds. */
    List<String> of(String annotator, Instant now) {
        List<String> own =
                ids(hold -> !hold.free(now) && hold.until.isBefore(Instant.MAX) && hold.annotator.equals(annotator));
        List<String> lapsed = ids(hold -> hold.free(now) && !hold.skippedBy.contains(annotator));
        return Stream.concat(own.stream(), lapsed.stream()).toList();
    }

    boolean free(String id, Instant now) {
        Hold hold = holds.get(id);
        return hold == null || hold.free(now);
    }

    boolean claimedByAnother(String id, String annotator, Instant now) {
        Hold hold = holds.get(id);
        return hold != null && !hold.free(now) && !hold.annotator.equals(annotator);
    }

    int claimed(Instant now) {
        return (int) holds.values().stream().filter(hold -> !hold.free(now)).count();
    }

    private List<String> ids(Predicate<Hold> which) {
        return holds.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
