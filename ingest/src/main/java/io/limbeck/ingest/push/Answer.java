package io.limbeck.ingest.push;

import io.limbeck.ingest.decode.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request for {@code POST /ingest} is answered.
 *
 * @param status 200 all records are stored, 207 some of many can be none, 413, 415 or 422 the only one can be none, 503 the
 *     brokers did not confirm all that could be stored
 * @param body a JSON object
 */
record Answer(int status, Map<String, Object> body) {
    static final int UNAVAILABLE = 503;

    /** @param many whether the sender gave a list */
    static Answer of(String topic, List<Outcome> outcomes, boolean many) {
        return many ? list(topic, outcomes) : single(topic, outcomes.get(0));
    }

    private static Answer single(String topic, Outcome outcome) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Stored) {
            body.put("topic", topic);
        }
        body.putAll(described(outcome));
        return new Answer(outcome.fold(stored -> 200, Answer::status, () -> UNAVAILABLE), body);
    }

    private static Answer list(String topic, List<Outcome> outcomes) {
        long stored = count(outcomes, Outcome.Stored.class);
        int status =
                stored == outcomes.size() ? 200 : count(outcomes, Outcome.Unavailable.class) == 0 ? 207 : UNAVAILABLE;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topic", topic);
        body.put("stored", stored);
        body.put("results", outcomes.stream().map(Answer::described).toList());
        return new Answer(status, body);
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> 413;
            case UNSUPPORTED_CONTENT_TYPE -> 415;
            default -> 422;
        };
    }

    private static Map<String, Object> described(Outcome outcome) {
        return outcome.fold(
                stored -> fields("partition", stored.partition(), "offset", stored.offset()),
                reason -> fields("error", reason.name(), "message", reason.message()),
                () -> fields(
                        "error", "UNAVAILABLE", "message", "the brokers did not confirm it in time; send it again"));
    }

    private static Map<String, Object> fields(String first, Object one, String second, Object two) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, two);
        return fields;
    }

    private static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }
}
