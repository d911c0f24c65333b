package io.limbeck.ingest.decode;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How grave a log line is, in syslog's order (RFC 5424, section 6.2.1). */
enum Severity {
    EMERGENCY,
    ALERT,
    CRITICAL,
    ERROR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG;

    /** What loggers call them; where a line names one, it does so before it says anything. */
    private static final Map<String, Severity> NAMES = Map.ofEntries(
            Map.entry("EMERGENCY", EMERGENCY),
            Map.entry("EMERG", EMERGENCY),
            Map.entry("ALERT", ALERT),
            Map.entry("CRITICAL", CRITICAL),
            Map.entry("CRIT", CRITICAL),
            Map.entry("FATAL", CRITICAL),
            Map.entry("SEVERE", ERROR),
            Map.entry("ERROR", ERROR),
            Map.entry("ERR", ERROR),
            Map.entry("WARNING", WARNING),
            Map.entry("WARN", WARNING),
            Map.entry("NOTICE", NOTICE),
            Map.entry("INFO", INFO),
            Map.entry("DEBUG", DEBUG),
            Map.entry("TRACE", DEBUG));

    private static final int LOOKED_AT = 100;
    private static final Pattern WORD = Pattern.compile("(?<![\\w-])[A-Z]{3,9}(?![\\w-])");

    /** In a line without its time: the first such name, in capitals, near the beginning. */
    static Optional<Severity> named(String line) {
        Matcher matcher = WORD.matcher(line).region(0, Math.min(line.length(), LOOKED_AT));
        while (matcher.find()) {
            Severity severity = NAMES.get(matcher.group());
            if (severity != null) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** Of a syslog priority, which is eight times the facility and the severity. */
    static Severity ofPriority(int priority) {
        return values()[priority % 8];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
