package io.limbeck.ingest.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.limbeck.ingest.push.Parcel.Contents;
import io.limbeck.ingest.push.Parcel.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a request's body apart. A JSON list and lines of JSON are many records, anything else is one. Records are cut out
 * of the body and not written anew, so that they reach the topic byte for byte. Thread-safe.
 */
final class Unpacking {
    /** More in one request would make its answer larger than what it holds. */
    static final int MOST_RECORDS = 10_000;

    private static final String JSON = "application/json";
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");
    /** What HTTP clients say when they were told nothing. */
    private static final Set<String> UNSAID = Set.of("application/x-www-form-urlencoded", "application/octet-stream");

    private static final String TOO_MANY = "at most " + MOST_RECORDS + " records a request";

    private final JsonFactory factory = new JsonFactory();

    /** @param contentType the request's header, null if it has none */
    Parcel unpack(byte[] body, String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (LINES.contains(type)) {
            return lines(body);
        }
        boolean unsaid = type.isEmpty() || UNSAID.contains(type);
        int first = skipSpace(body, 0);
        if (type.equals(JSON) ? at(body, first) == '[' : unsaid && beginsListOfObjects(body, first)) {
            return list(body);
        }
        return new Contents(List.of(body), unsaid ? Optional.empty() : Optional.of(contentType), false);
    }

    private static Parcel lines(byte[] body) {
        List<byte[]> values = new ArrayList<>();
        int from = 0;
        while (from < body.length) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (skipSpace(body, from) < end) {
                if (values.size() == MOST_RECORDS) {
                    return new Unreadable(TOO_MANY);
                }
                values.add(Arrays.copyOfRange(body, from, end));
            }
            from = end + 1;
        }
        return new Contents(values, Optional.of(JSON), true);
    }

    private Parcel list(byte[] body) {
        List<byte[]> values = new ArrayList<>();
        try (JsonParser parser = factory.createParser(body)) {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    return new Unreadable("the JSON list does not end");
                }
                if (values.size() == MOST_RECORDS) {
                    return new Unreadable(TOO_MANY);
                }
                long from = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                values.add(Arrays.copyOfRange(
                        body, (int) from, (int) parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                return new Unreadable("something follows the JSON list");
            }
        } catch (IOException e) {
            // Its message quotes the body, so it goes no further.
            return new Unreadable("the body is not valid JSON");
        }
        return new Contents(values, Optional.of(JSON), true);
    }

    private static boolean beginsListOfObjects(byte[] body, int first) {
        return at(body, first) == '[' && at(body, skipSpace(body, first + 1)) == '{';
    }

    private static int skipSpace(byte[] body, int from) {
        int i = from;
        while (i < body.length && (body[i] == ' ' || body[i] == '\t' || body[i] == '\r' || body[i] == '\n')) {
            i++;
        }
        return i;
    }

    /** 0 behind the end. */
    private static byte at(byte[] body, int index) {
        return index < body.length ? body[index] : 0;
    }
}
