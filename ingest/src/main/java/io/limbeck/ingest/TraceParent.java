package io.limbeck.ingest;

import io.limbeck.ingest.decode.Utf8;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The one header that is passed on: W3C trace context, and only in its own form, so that nothing can hide in it. */
final class TraceParent {
    private static final String NAME = "traceparent";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    static Headers only(Headers headers) {
        RecordHeaders kept = new RecordHeaders();
        Header given = headers.lastHeader(NAME);
        if (given != null && isOfItsForm(given.value())) {
            kept.add(given);
        }
        return kept;
    }

    private static boolean isOfItsForm(byte[] value) {
        return value != null
                && Utf8.decode(value)
                        .filter(text -> FORM.matcher(text).matches())
                        .isPresent();
    }
}
