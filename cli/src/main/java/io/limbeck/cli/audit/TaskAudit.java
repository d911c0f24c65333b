package io.limbeck.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.Tombstone;
import io.limbeck.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the committed topics of one task into {@link Accounts}. Works on a running loop as on a stopped one. */
public final class TaskAudit {
    private final Topics topics;
    private final KafkaSettings kafka;
    private final TopicReading reading;
    private final TopicJson json;

    public TaskAudit(Topics topics, KafkaSettings kafka) {
        this.topics = topics;
        this.kafka = kafka;
        this.reading = TopicReading.committed(kafka);
        this.json = new TopicJson(topics);
    }

    public AuditReport run() throws InterruptedException, ExecutionException {
        return accounts().balance();
    }

    /** @throws ExecutionException the brokers refused or cannot be reached */
    public Accounts accounts() throws InterruptedException, ExecutionException {
        Map<Integer, Long> scorerProgress;
        Set<String> rawNames;
        Accounts accounts;
        try (Admin admin = kafka.admin()) {
            // Progress first, outcomes after: see Accounts.
            accounts = new Accounts(progress(admin, "ingest", topics.raw().name()));
            scorerProgress = progress(admin, "scorer", topics.records().name());
            TopicDescription raw = admin.describeTopics(Set.of(topics.raw().name()))
                    .allTopicNames()
                    .get()
                    .get(topics.raw().name());
            rawNames = Set.of(raw.name(), raw.topicId().toString());
        }
        Origins origins = new Origins(rawNames);
        reading.read(topics.records().name(), message -> {
            boolean passed = message.offset() < scorerProgress.getOrDefault(message.partition(), 0L);
            if (message.value() == null) {
                origins.of(message, (partition, offset) -> accounts.deleted(partition, offset, passed));
            } else {
                origins.in(value(message), (partition, offset) -> accounts.record(partition, offset, passed));
            }
        });
        reading.read(topics.predictions().name(), message -> {
            int at = message.partition();
            if (message.value() == null) {
                origins.of(message, (partition, offset) -> accounts.passedOn(partition, offset, at));
            } else {
                origins.in(value(message), (partition, offset) -> accounts.prediction(partition, offset, at));
            }
        });
        reading.read(topics.deadLetters().name(), message -> {
            JsonNode letter = value(message);
            origins.in(
                    letter,
                    (partition, offset) -> accounts.deadLetter(
                            partition,
                            offset,
                            letter.path("service").asText(),
                            letter.path("reason").asText()));
        });
        // Questions after answers: each answer read must find its question.
        reading.read(topics.labels().name(), message -> {
            JsonNode label = value(message);
            if (label.path("labelledBy").asText().equals("PEOPLE")) {
                origins.in(label.path("record"), accounts::agreement);
            }
        });
        reading.read(topics.annotations().name(), message -> {
            JsonNode annotation = value(message);
            if (annotation.path("answer").asText().equals("UNDECIDABLE")) {
                origins.in(annotation.path("request").path("record"), accounts::undecidable);
            }
        });
        reading.read(topics.reviewRequests().name(), message -> {
            String id = new String(message.key(), StandardCharsets.UTF_8);
            if (message.value() == null) {
                accounts.withdrawn(id);
            } else {
                origins.in(
                        value(message).path("record"),
                        (partition, offset) -> accounts.reviewRequest(id, partition, offset));
            }
        });
        reading.read(
                topics.forgotten().name(),
                message -> accounts.withdrawn(new String(message.key(), StandardCharsets.UTF_8)));
        TopicReading.Bounds bounds =
                reading.read(topics.raw().name(), message -> accounts.raw(message.partition(), message.offset()));
        bounds.beginning().forEach(accounts::rawBegins);
        return accounts;
    }

    private JsonNode value(ConsumerRecord<byte[], byte[]> message) {
        return json.value(message.topic(), message.value());
    }

    private Map<Integer, Long> progress(Admin admin, String service, String topic)
            throws InterruptedException, ExecutionException {
        Map<Integer, Long> progress = new HashMap<>();
        admin.listConsumerGroupOffsets(topics.task() + "." + service)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, committed) -> {
                    if (partition.topic().equals(topic) && committed != null) {
                        progress.put(partition.partition(), committed.offset());
                    }
                });
        return progress;
    }

    /** Takes the origin out of a decoded message; one of a raw topic that was deleted since is passed over. */
    private record Origins(Set<String> rawNames) {
        void in(JsonNode message, OffsetSet.Visitor visitor) {
            JsonNode origin = message.path("origin");
            visit(
                    origin.path("topic").asText(),
                    origin.path("partition").asInt(),
                    origin.path("offset").asLong(),
                    visitor);
        }

        /** The same of a tombstone. */
        void of(ConsumerRecord<byte[], byte[]> tombstone, OffsetSet.Visitor visitor) {
            Tombstones.in(tombstone.headers())
                    .map(Tombstone::origin)
                    .ifPresent(origin -> visit(origin.getTopic(), origin.getPartition(), origin.getOffset(), visitor));
        }

        private void visit(String topic, int partition, long offset, OffsetSet.Visitor visitor) {
            if (rawNames.contains(topic)) {
                visitor.visit(partition, offset);
            }
        }
    }
}
