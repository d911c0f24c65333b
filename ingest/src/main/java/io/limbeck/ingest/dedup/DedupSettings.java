package io.limbeck.ingest.dedup;

import io.limbeck.cleaning.personal.KeyedHash;
import io.limbeck.ingest.decode.Reason;
import java.time.Duration;
import java.util.Objects;

/**
 * What counts as a duplicate, and for how long.
 *
 * @param by what must be equal; by default the id, together with the content
 * @param window how much later a message may come and still be a duplicate, in the time of the stream: the latest
 *     message time seen in the partition; ten minutes by default
 */
public record DedupSettings(By by, Duration window) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** What must be equal. */
    public enum By {
        /** The id and the content. The same id with new content is a new version. */
        ID(Reason.DUPLICATE),
        /** The content, whatever the id. */
        CONTENT(Reason.DUPLICATE),
        /** Nearly the same text, whatever the id. */
        NEAR(Reason.NEAR_DUPLICATE);

        private final Reason reason;

        By(Reason reason) {
            this.reason = reason;
        }

        /** Why a duplicate of this kind has no place among the records. */
        public Reason reason() {
            return reason;
        }

        /** What records are recognised by. */
        public Marking marking(KeyedHash hash) {
            return switch (this) {
                case ID -> new ById(hash);
                case CONTENT -> new ByContent(hash);
                case NEAR -> new ByNearness(hash);
            };
        }
    }

    public DedupSettings {
        by = Objects.requireNonNullElse(by, By.ID);
        window = Objects.requireNonNullElse(window, Duration.ofMinutes(10));
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window must lie between PT1S and P7D, is " + window);
        }
    }

    public static DedupSettings defaults() {
        return new DedupSettings(null, null);
    }
}
