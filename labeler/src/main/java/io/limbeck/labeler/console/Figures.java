package io.limbeck.labeler.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** One decimal where it says something, none where it is noise. */
    static String rate(double perSecond) {
        return perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : count(Math.round(perSecond));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u202f%%", share * 100);
    }

    /** How long ago, in the largest unit that fits. */
    static String ago(Instant then, Instant now) {
        return span(Duration.between(then, now)) + " ago";
    }

    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 100) {
            return seconds + "\u202fs";
        }
        if (seconds < 100 * 60) {
            return seconds / 60 + "\u202fmin";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + "\u202fh" : seconds / 86_400 + "\u202fd";
    }
}
