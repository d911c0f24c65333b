package io.limbeck.cli.forget;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.cli.reading.TopicReading;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Gives the word to forget, and takes labels back. Doing it twice changes nothing. */
public final class Forgetting {
    private final Topics topics;
    private final KafkaSettings kafka;
    private final AvroCodec<Forgotten> codec = AvroCodec.of(Forgotten.class);

    public Forgetting(Topics topics, KafkaSettings kafka) {
        this.topics = topics;
        this.kafka = kafka;
    }

    /** When each id was to be forgotten. */
    public Map<String, Instant> forgotten() {
        Map<String, Instant> known = new HashMap<>();
        TopicReading.committed(kafka).read(topics.forgotten().name(), message -> {
            String id = new String(message.key(), UTF_8);
            if (message.value() == null) {
                known.remove(id);
            } else {
                known.put(id, codec.decode(message.value()).getAt());
            }
        });
        return known;
    }

    /**
     * First the word that no service takes the ids again, then the tombstones of their labels: the other way round, an
     * answer under way could become a label behind its tombstone.
     *
     * @param ids cleaned
     * @param known those for which the word was given before; it stays as it is unless a retrain is asked for
     * @throws ExecutionException the brokers refused
     */
    public void forget(Collection<String> ids, Collection<String> known, boolean retrain, Instant now)
            throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<ProducerRecord<byte[], byte[]>> words = new ArrayList<>();
            List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
            for (String id : ids) {
                byte[] key = id.getBytes(UTF_8);
                if (retrain || !known.contains(id)) {
                    words.add(new ProducerRecord<>(
                            topics.forgotten().name(), key, codec.encode(new Forgotten(id, now, retrain))));
                }
                tombstones.add(new ProducerRecord<>(topics.labels().name(), key, null));
            }
            send(producer, words);
            send(producer, tombstones);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> messages)
            throws InterruptedException, ExecutionException {
        List<Future<?>> underWay = new ArrayList<>();
        messages.forEach(message -> underWay.add(producer.send(message)));
        producer.flush();
        for (Future<?> sent : underWay) {
            sent.get();
        }
    }
}
