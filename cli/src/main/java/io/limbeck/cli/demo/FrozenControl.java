package io.limbeck.cli.demo;

import io.limbeck.cli.reading.TopicReading;
import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The first model, kept and never changed: it judges the same clean records as the served one, beside the loop, and its
 * answers go nowhere but the scoreboard.
 */
final class FrozenControl implements AutoCloseable {
    private final Scoreboard board;
    private final Classifier first;
    private final AvroCodec<Record> codec = AvroCodec.of(Record.class);
    private final Map<Place, String> cleaned = new ConcurrentHashMap<>();
    private final Map<String, Long> redactions = new TreeMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    /** @param first closed with this */
    FrozenControl(Topics topics, KafkaSettings kafka, Scoreboard board, Classifier first) {
        this.board = board;
        this.first = first;
        TopicReading reading = TopicReading.committed(kafka);
        this.thread = new Thread(() -> reading.follow(topics.records().name(), false, new Judge()), "demo-control");
        thread.setDaemon(true);
    }

    /** Returns when every later record will be judged. */
    void start() throws InterruptedException {
        thread.start();
        begun.await();
    }

    /** What the cleaner made of each text. */
    Map<Place, String> cleaned() {
        return cleaned;
    }

    /** Personal data found, by type; asked after {@link #close()}. */
    Map<String, Long> redactions() {
        return redactions;
    }

    long version() {
        return first.version();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        first.close();
    }

    private final class Judge implements TopicReading.Visitor {
        @Override
        public void begins() {
            begun.countDown();
        }

        @Override
        public boolean visit(ConsumerRecord<byte[], byte[]> message) {
            if (message.value() == null) {
                return true; // a tombstone: nothing to judge
            }
            Record record = codec.decode(message.value());
            record.getRedactions().forEach((type, count) -> redactions.merge(type, count.longValue(), Long::sum));
            if (record.getBody() instanceof Text text) {
                Origin origin = record.getOrigin();
                Place place = new Place(origin.getPartition(), origin.getOffset());
                cleaned.put(place, text.getText());
                Scored scored = first.score(List.of(Content.of(record))).get(0);
                board.control(place, scored.label());
            }
            return true;
        }

        @Override
        public boolean goesOn() {
            return !closed;
        }
    }
}
