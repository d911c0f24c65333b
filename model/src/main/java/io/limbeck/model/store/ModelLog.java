package io.limbeck.model.store;

import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Champion;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The {@code models} topic as a {@link Registry} that grows with it. For one thread. */
final class ModelLog implements AutoCloseable {
    private final TopicReader reader;
    private final AvroCodec<ModelManifest> manifestCodec = AvroCodec.of(ModelManifest.class);
    private final AvroCodec<Champion> championCodec = AvroCodec.of(Champion.class);
    private final NavigableMap<Long, ModelManifest> manifests = new TreeMap<>();
    private Champion champion;

    private ModelLog(TopicReader reader) {
        this.reader = reader;
    }

    static ModelLog scanning(Map<String, ?> client, Topics topics) {
        return new ModelLog(TopicReader.scanning(client, topics.models().name()));
    }

    static ModelLog following(Map<String, ?> client, Topics topics) {
        return new ModelLog(TopicReader.following(client, topics.models().name()));
    }

    /** Reads to the end of what is committed now. */
    Registry latest() {
        reader.readTo(reader.end(), this::apply);
        return registry();
    }

    /** Waits until the message at {@code offset} can be read by everyone. */
    void awaitVisible(long offset) {
        reader.readTo(offset + 1, this::apply);
    }

    /** Waits for more, at most {@code wait}. */
    Registry next(Duration wait) {
        reader.read(wait, this::apply);
        return registry();
    }

    private Registry registry() {
        return new Registry(manifests, champion);
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        if (Topics.CHAMPION_KEY.equals(message.key())) {
            if (message.value() != null) {
                champion = championCodec.decode(message.value());
            }
        } else if (message.value() == null) {
            manifests.remove(Long.valueOf(message.key()));
        } else {
            ModelManifest manifest = manifestCodec.decode(message.value());
            manifests.put(manifest.getVersion(), manifest);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
