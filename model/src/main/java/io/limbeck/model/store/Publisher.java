package io.limbeck.model.store;

import io.limbeck.model.bundle.PackedBundle;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The writing side of {@code models} and {@code model-chunks}, for the time of one publication. Everything it writes,
 * chunks included, is written in transactions under {@code <task>.models}: the broker lets only the newest publisher of
 * a task write, so one that was paused and overtaken can spoil nothing. For one thread.
 */
final class Publisher implements AutoCloseable {
    /** As long as a dead publisher keeps readers waiting; as short as that lets a transaction of chunks take. */
    private static final int TRANSACTION_MILLIS = 10_000;

    private static final int CHUNKS_A_TRANSACTION = 8;

    private final KafkaProducer<String, byte[]> producer;
    private final Topics topics;
    private final AvroCodec<ModelManifest> manifestCodec = AvroCodec.of(ModelManifest.class);
    private final AvroCodec<Champion> championCodec = AvroCodec.of(Champion.class);

    /** Takes over from whoever published before. */
    Publisher(Map<String, ?> client, Topics topics) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.task() + ".models");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        this.topics = topics;
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close();
            throw e;
        }
    }

    /** Writes the chunks of a version; the offset of the first and of the last. */
    Stored store(long version, PackedBundle packed) throws IOException {
        List<RecordMetadata> written = new ArrayList<>();
        try (InputStream in = Files.newInputStream(packed.file())) {
            byte[] chunk = in.readNBytes(Topics.CHUNK_BYTES);
            while (chunk.length > 0) {
                List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
                while (chunk.length > 0 && messages.size() < CHUNKS_A_TRANSACTION) {
                    ChunkKey key = new ChunkKey(version, written.size() + messages.size());
                    messages.add(message(topics.modelChunks().name(), key.toString(), chunk));
                    chunk = in.readNBytes(Topics.CHUNK_BYTES);
                }
                written.addAll(commit(messages));
            }
        }
        return new Stored(
                written.size(),
                written.get(0).offset(),
                written.get(written.size() - 1).offset());
    }

    /**
     * One transaction: the manifest, if there is a new one, and the champion, if it changes.
     *
     * @return the offset of the last message
     */
    long announce(Optional<ModelManifest> manifest, Optional<Champion> champion) {
        String topic = topics.models().name();
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        manifest.ifPresent(
                value -> messages.add(message(topic, Long.toString(value.getVersion()), manifestCodec.encode(value))));
        champion.ifPresent(value -> messages.add(message(topic, Topics.CHAMPION_KEY, championCodec.encode(value))));
        List<RecordMetadata> written = commit(messages);
        return written.get(written.size() - 1).offset();
    }

    /** Writes tombstones for chunks. */
    void remove(List<ChunkKey> chunks) {
        if (!chunks.isEmpty()) {
            commit(chunks.stream()
                    .map(key -> message(topics.modelChunks().name(), key.toString(), null))
                    .toList());
        }
    }

    private static ProducerRecord<String, byte[]> message(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, key, value);
    }

    private List<RecordMetadata> commit(List<ProducerRecord<String, byte[]>> messages) {
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent =
                    messages.stream().map(producer::send).toList();
            producer.commitTransaction();
            List<RecordMetadata> written = new ArrayList<>();
            for (Future<RecordMetadata> one : sent) {
                written.add(one.get());
            }
            return written;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new PublisherFenced(e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ProducerFencedException
                    || e.getCause() instanceof InvalidProducerEpochException) {
                throw new PublisherFenced(e);
            }
            throw e;
        } catch (ExecutionException e) {
            throw new KafkaException("a committed message has no offset", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while publishing", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Where the chunks of a bundle stand. */
    record Stored(int chunks, long firstOffset, long lastOffset) {}
}
