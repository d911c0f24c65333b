package io.limbeck.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.cli.reading.TopicJson;
import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads committed predictions as a user of them would, and notes when each was first seen. */
final class PredictionWatch implements AutoCloseable {
    private final Scoreboard board;
    private final InstantSource clock;
    private final TopicJson json;
    private final Map<Place, Long> seenAt = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    PredictionWatch(Topics topics, KafkaSettings kafka, Scoreboard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
        this.json = new TopicJson(topics);
        TopicReading reading = TopicReading.committed(kafka);
        this.thread = new Thread(() -> reading.follow(topics.predictions().name(), false, new Watcher()), "demo-watch");
        thread.setDaemon(true);
    }

    /** Returns when every later prediction will be seen. */
    void start() throws InterruptedException {
        thread.start();
        begun.await();
    }

    /** Milliseconds from the message's timestamp until its prediction was in a reader's hands. */
    Map<Place, Long> seenAt() {
        return seenAt;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Watcher implements TopicReading.Visitor {
        @Override
        public void begins() {
            begun.countDown();
        }

        @Override
        public boolean visit(ConsumerRecord<byte[], byte[]> message) {
            if (message.value() == null) {
                return true; // a tombstone: the record was deleted since
            }
            JsonNode prediction = json.value(message.topic(), message.value());
            JsonNode origin = prediction.path("origin");
            Place place = new Place(
                    origin.path("partition").asInt(), origin.path("offset").asLong());
            seenAt.putIfAbsent(place, clock.millis());
            board.served(
                    place,
                    new Scoreboard.Answer(
                            prediction.path("label").asText(),
                            prediction.path("modelVersion").asLong()));
            return true;
        }

        @Override
        public boolean goesOn() {
            return !closed;
        }
    }
}
