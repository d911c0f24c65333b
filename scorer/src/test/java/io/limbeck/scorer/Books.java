package io.limbeck.scorer;

import static org.awaitility.Awaitility.await;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Topics;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaFixture;
import io.limbeck.testkit.ledger.Ledger;
import io.limbeck.testkit.ledger.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Enters what a read-committed reader sees of a scorer's outputs on the right side of a ledger. */
final class Books implements AutoCloseable {
    private static final AvroCodec<Prediction> PREDICTIONS = AvroCodec.of(Prediction.class);
    private static final AvroCodec<DeadLetter> DEAD_LETTERS = AvroCodec.of(DeadLetter.class);

    private final Topics topics;
    private final Ledger ledger;
    private final KafkaConsumer<byte[], byte[]> predictions;
    private final KafkaConsumer<byte[], byte[]> deadLetters;
    private final List<Prediction> seen = new ArrayList<>();

    Books(KafkaFixture kafka, Ledger ledger) {
        this.topics = kafka.topics();
        this.ledger = ledger;
        this.predictions = kafka.reader(topics.predictions(), Isolation.READ_COMMITTED);
        this.deadLetters = kafka.reader(topics.deadLetters(), Isolation.READ_COMMITTED);
    }

    /** Reads on until every acknowledged record has an outcome; then nothing more may come. */
    void awaitComplete() {
        await().atMost(KafkaFixture.PATIENCE).pollInSameThread().until(() -> {
            read();
            return ledger.isComplete();
        });
        read();
    }

    /** Reads on until there are {@code count} predictions. */
    void awaitPredictions(int count) {
        await().atMost(KafkaFixture.PATIENCE).pollInSameThread().until(() -> {
            read();
            return seen.size() >= count;
        });
    }

    List<Prediction> predictions() {
        return List.copyOf(seen);
    }

    void read() {
        for (ConsumerRecord<byte[], byte[]> message : predictions.poll(Duration.ofMillis(50))) {
            Prediction prediction = PREDICTIONS.decode(message.value());
            seen.add(prediction);
            ledger.outcome(topics.predictions().name(), message.partition(), Place.of(prediction.getOrigin()));
        }
        for (ConsumerRecord<byte[], byte[]> message : deadLetters.poll(Duration.ofMillis(10))) {
            DeadLetter letter = DEAD_LETTERS.decode(message.value());
            ledger.outcome(topics.deadLetters().name(), message.partition(), Place.of(letter.getOrigin()));
        }
    }

    @Override
    public void close() {
        predictions.close();
        deadLetters.close();
    }
}
