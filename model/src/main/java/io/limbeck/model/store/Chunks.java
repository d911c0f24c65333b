package io.limbeck.model.store;

import io.limbeck.model.bundle.BundleRefused;
import io.limbeck.model.bundle.BundleRefused.Reason;
import io.limbeck.model.bundle.Sha256;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** The reading side of {@code model-chunks}. */
final class Chunks {
    private final Map<String, ?> client;
    private final String topic;

    Chunks(Map<String, ?> client, Topics topics) {
        this.client = client;
        this.topic = topics.modelChunks().name();
    }

    /** The numbers of the chunks that are there, by version. */
    NavigableMap<Long, NavigableSet<Integer>> live() {
        NavigableMap<Long, NavigableSet<Integer>> live = new TreeMap<>();
        try (TopicReader reader = TopicReader.scanning(client, topic)) {
            reader.readTo(reader.end(), message -> {
                ChunkKey key = ChunkKey.parse(message.key());
                NavigableSet<Integer> numbers = live.computeIfAbsent(key.version(), version -> new TreeSet<>());
                if (message.value() == null) {
                    numbers.remove(key.number());
                } else {
                    numbers.add(key.number());
                }
            });
        }
        live.values().removeIf(NavigableSet::isEmpty);
        return live;
    }

    /**
     * Writes the packed bundle that {@code manifest} describes into {@code file}.
     *
     * @throws BundleRefused a chunk is missing, or the whole has another SHA-256
     */
    void collect(ModelManifest manifest, Path file) throws IOException, BundleRefused {
        Collected collected = new Collected(manifest);
        try (TopicReader reader = TopicReader.scanning(client, topic);
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            reader.seek(manifest.getFirstOffset());
            read(reader, manifest, collected, channel);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (collected.present.cardinality() != manifest.getChunks()) {
            throw new BundleRefused(
                    Reason.INCOMPLETE,
                    "of " + manifest.getChunks() + " chunks of model version " + manifest.getVersion() + " only "
                            + collected.present.cardinality() + " are in the topic");
        }
        if (!Sha256.of(file).equals(manifest.getBundleSha256())) {
            throw new BundleRefused(
                    Reason.CORRUPT,
                    "the bundle of version " + manifest.getVersion() + " has another SHA-256 than its manifest says");
        }
    }

    private static void read(TopicReader reader, ModelManifest manifest, Collected collected, FileChannel channel) {
        try {
            reader.readTo(manifest.getLastOffset() + 1, message -> collected.write(message, channel));
        } catch (TimeoutException e) {
            // A topic that was made anew ends before them; a broker that does not answer throws here.
            if (reader.end() > manifest.getLastOffset()) {
                throw e;
            }
        }
    }

    /** Which chunks of one bundle came. */
    private static final class Collected {
        private final ModelManifest manifest;
        private final BitSet present = new BitSet();

        Collected(ModelManifest manifest) {
            this.manifest = manifest;
        }

        void write(ConsumerRecord<String, byte[]> message, FileChannel channel) {
            ChunkKey key = ChunkKey.parse(message.key());
            if (key.version() != manifest.getVersion() || key.number() >= manifest.getChunks()) {
                return;
            }
            if (message.value() == null) {
                present.clear(key.number());
                return;
            }
            try {
                ByteBuffer chunk = ByteBuffer.wrap(message.value());
                long position = (long) key.number() * Topics.CHUNK_BYTES;
                while (chunk.hasRemaining()) {
                    position += channel.write(chunk, position);
                }
                present.set(key.number());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
