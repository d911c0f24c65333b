package io.limbeck.cli.restart;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.ledger.Ledger;
import io.limbeck.testkit.ledger.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the topics of a task hold, read once from outside: the ledger by origin, and when each message was scored. */
final class Books {
    private final Ledger ledger = new Ledger();
    private final Set<Place> raw = new HashSet<>();
    private final Map<Place, Instant> predicted = new HashMap<>();
    private long committed;
    private long uncommitted;

    private Books() {}

    static Books read(Topics topics, KafkaSettings kafka) throws InterruptedException {
        Books books = new Books();
        TopicJson json = new TopicJson(topics);
        TopicReading reading = TopicReading.committed(kafka);
        reading.read(topics.raw().name(), message -> {
            Place place = new Place(message.partition(), message.offset());
            books.raw.add(place);
            books.ledger.acknowledged(place);
        });
        for (Topic output : List.of(topics.predictions(), topics.deadLetters())) {
            reading.read(output.name(), message -> {
                JsonNode value = json.value(message.topic(), message.value());
                Place origin = new Place(
                        value.path("origin").path("partition").asInt(),
                        value.path("origin").path("offset").asLong());
                books.ledger.outcome(output.name(), message.partition(), origin);
                if (value.has("predictedAt")) {
                    books.committed++;
                    books.predicted.put(
                            origin, Instant.parse(value.path("predictedAt").asText()));
                }
            });
        }
        TopicReading.everything(kafka).read(topics.predictions().name(), message -> books.uncommitted++);
        return books;
    }

    Ledger ledger() {
        return ledger;
    }

    Set<Place> raw() {
        return raw;
    }

    long committedPredictions() {
        return committed;
    }

    /** With those of transactions that were aborted. */
    long allPredictions() {
        return uncommitted;
    }

    /** How many messages were acknowledged before {@code moment} and scored for good only after it. */
    long lagAt(Instant moment, Map<Place, Instant> acknowledged) {
        return predicted.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(moment))
                .filter(entry ->
                        acknowledged.getOrDefault(entry.getKey(), Instant.MAX).isBefore(moment))
                .count();
    }
}
