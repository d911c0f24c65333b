package io.limbeck.ingest.decode;

import io.limbeck.ingest.decode.Decoding.Decoded;
import io.limbeck.ingest.decode.RawBody.RawText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads log lines: syslog as RFC 5424 and RFC 3164 write it, and lines that begin with a date and a time. The time
 * becomes the event's and leaves the text; severity, host and app become attributes. A line without any of that is text.
 * Thread-safe.
 */
final class LogReader {
    private static final int MOST_SEVERITY = 191;
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final Pattern SYSLOG =
            Pattern.compile("1 (\\S{1,64}) (\\S{1,255}) (\\S{1,48}) \\S{1,128} \\S{1,32} (?=[-\\[])");
    private static final Pattern BSD_SYSLOG = Pattern.compile(
            "([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) (\\S{1,255}) (?:([\\w./-]{1,48})(?:\\[\\d{1,10}])?: ?)?");
    private static final Pattern DATED = Pattern.compile(
            "\\[?(\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?) ?(Z|[+-]\\d\\d:?\\d\\d)?]?[ \\t]*");

    private final LogTimes times;

    LogReader(LogSettings settings) {
        ZoneId zone = settings.zoneId();
        this.times = new LogTimes(zone);
    }

    /** @param time when the message was made, for lines that do not say */
    Decoding read(String written, Instant time) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String line = withoutPriority(written, attributes);
        boolean prioritised = line.length() < written.length();
        Matcher syslog = SYSLOG.matcher(line);
        if (prioritised && syslog.lookingAt()) {
            known("host", syslog.group(2), attributes);
            known("app", syslog.group(3), attributes);
            return decoded(
                    StructuredData.after(line, syslog.end()),
                    times.iso(syslog.group(1)).orElse(time),
                    attributes);
        }
        Matcher bsd = BSD_SYSLOG.matcher(line);
        Optional<Instant> bsdTime = bsd.lookingAt() ? times.withoutYear(bsd.group(1), time) : Optional.empty();
        if (bsdTime.isPresent()) {
            known("host", bsd.group(2), attributes);
            known("app", bsd.group(3), attributes);
            return decoded(line.substring(bsd.end()), bsdTime.get(), attributes);
        }
        Matcher dated = DATED.matcher(line);
        Optional<Instant> date = dated.lookingAt() ? times.local(dated.group(1), dated.group(2)) : Optional.empty();
        String text = date.isPresent() ? line.substring(dated.end()) : line;
        Severity.named(text).ifPresent(severity -> attributes.putIfAbsent("severity", severity.word()));
        return decoded(text, date.orElse(time), attributes);
    }

    private static Decoding decoded(String text, Instant time, Map<String, String> attributes) {
        return new Decoded(Optional.empty(), RawText.of(text), time, attributes);
    }

    private static String withoutPriority(String line, Map<String, String> attributes) {
        Matcher matcher = PRIORITY.matcher(line);
        if (!matcher.lookingAt() || Integer.parseInt(matcher.group(1)) > MOST_SEVERITY) {
            return line;
        }
        attributes.put(
                "severity",
                Severity.ofPriority(Integer.parseInt(matcher.group(1))).word());
        return line.substring(matcher.end());
    }

    private static void known(String name, String value, Map<String, String> attributes) {
        if (value != null && !value.equals("-")) {
            attributes.put(name, value);
        }
    }
}
