package io.limbeck.cli.forget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topics hold of some records. Those that carry an id are read through; in raw and dead-letters ids are not what
 * they are here, so nobody can look there.
 */
public final class Traces {
    private final Topics topics;
    private final KafkaSettings kafka;
    private final TopicJson json;

    public Traces(Topics topics, KafkaSettings kafka) {
        this.topics = topics;
        this.kafka = kafka;
        this.json = new TopicJson(topics);
    }

    /**
     * What was found of one record.
     *
     * @param messages how many by topic, those topics left out that hold none
     * @param label the offset of its live label
     * @param since when it first came in, as far as the topics tell
     */
    public record Trace(Map<String, Long> messages, Optional<Long> label, Optional<Instant> since) {
        static final Trace NONE = new Trace(Map.of(), Optional.empty(), Optional.empty());

        Trace and(String topic, Instant seen) {
            Map<String, Long> more = new LinkedHashMap<>(messages);
            more.merge(topic, 1L, Long::sum);
            return new Trace(
                    more, label, since.filter(earlier -> earlier.isBefore(seen)).or(() -> Optional.of(seen)));
        }

        Trace labelled(Optional<Long> offset) {
            return new Trace(messages, offset, since);
        }

        public boolean isEmpty() {
            return messages.isEmpty();
        }
    }

    /** @param ids cleaned */
    public Map<String, Trace> of(Set<String> ids) {
        Map<String, Trace> traces = new HashMap<>();
        ids.forEach(id -> traces.put(id, Trace.NONE));
        for (Topic topic : List.of(
                topics.records(),
                topics.predictions(),
                topics.reviewRequests(),
                topics.annotations(),
                topics.labels())) {
            TopicReading.committed(kafka)
                    .read(
                            topic.name(),
                            message -> id(topic, message, ids)
                                    .ifPresent(id ->
                                            traces.computeIfPresent(id, (any, trace) -> found(topic, message, trace))));
        }
        return traces;
    }

    private Trace found(Topic topic, ConsumerRecord<byte[], byte[]> message, Trace trace) {
        if (message.value() == null) {
            return topic.equals(topics.labels()) ? trace.labelled(Optional.empty()) : trace;
        }
        JsonNode value = json.value(topic.name(), message.value());
        String came = value.findPath("ingestTime").asText("");
        Trace more = trace.and(
                topic.name(), came.isEmpty() ? Instant.ofEpochMilli(message.timestamp()) : Instant.parse(came));
        return topic.equals(topics.labels()) ? more.labelled(Optional.of(message.offset())) : more;
    }

    /** Records and predictions may have another key than their id. */
    private Optional<String> id(Topic topic, ConsumerRecord<byte[], byte[]> message, Set<String> ids) {
        String key = message.key() == null ? "" : new String(message.key(), UTF_8);
        if (ids.contains(key)) {
            return Optional.of(key);
        }
        boolean other = topic.equals(topics.records()) || topic.equals(topics.predictions());
        return other && message.value() != null && ids.stream().anyMatch(id -> holds(message.value(), id))
                ? Optional.of(json.value(topic.name(), message.value())
                                .path("id")
                                .asText())
                        .filter(ids::contains)
                : Optional.empty();
    }

    /** Whether it is worth decoding: the id stands somewhere in the bytes. */
    private static boolean holds(byte[] value, String id) {
        return new String(value, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(new String(id.getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
