package io.limbeck.trainer;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.MalformedRecordException;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Topics;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.RecentContents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads {@code labels} and {@code forgotten} from their beginning and {@code records} from a little before their end,
 * outside any group: the trainer keeps no offsets, a restart reads again. Used by one thread.
 */
final class LabelFeed implements AutoCloseable {
    private final Consumer<String, byte[]> consumer;
    private final LabelBook labels;
    private final RecentContents recent;
    private final Modality modality;
    private final TopicPartition labelsPartition;
    private final String forgottenTopic;
    private final AvroCodec<Label> labelCodec = AvroCodec.of(Label.class);
    private final AvroCodec<Forgotten> forgottenCodec = AvroCodec.of(Forgotten.class);
    private final AvroCodec<Record> recordCodec = AvroCodec.of(Record.class);
    private final Map<TopicPartition, Long> ends;
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> news = new HashSet<>();
    private long forgottenNext;
    private Optional<Instant> retrain = Optional.empty();

    /**
     * @param modality of the records that are learned from
     * @param history how many records before the end are read
     */
    LabelFeed(
            KafkaSettings kafka,
            Topics topics,
            LabelBook labels,
            RecentContents recent,
            Modality modality,
            long history) {
        this.labels = labels;
        this.recent = recent;
        this.modality = modality;
        this.labelsPartition = new TopicPartition(topics.labels().name(), 0);
        this.forgottenTopic = topics.forgotten().name();
        this.consumer =
                new KafkaConsumer<>(kafka.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> records = partitions(topics.records().name());
        List<TopicPartition> fromBeginning = new ArrayList<>(List.of(labelsPartition));
        fromBeginning.addAll(partitions(forgottenTopic));
        List<TopicPartition> all = new ArrayList<>(records);
        all.addAll(fromBeginning);
        consumer.assign(all);
        consumer.seekToBeginning(fromBeginning);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(records);
        Map<TopicPartition, Long> last = consumer.endOffsets(records);
        for (TopicPartition partition : records) {
            long share = history / records.size();
            consumer.seek(partition, Math.max(first.get(partition), last.get(partition) - share));
        }
        this.ends = consumer.endOffsets(fromBeginning);
    }

    /** Reads what came within {@code wait}. */
    void poll(Duration wait) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(wait)) {
            if (message.topic().equals(labelsPartition.topic())) {
                label(message);
            } else if (message.topic().equals(forgottenTopic)) {
                forgotten(message);
            } else if (message.value() == null) {
                // What its sender deleted is not learned from any more; a label of it stays.
                Tombstones.in(message.headers()).ifPresent(tombstone -> recent.remove(tombstone.id()));
            } else {
                record(message.value());
            }
        }
        labels.reached(consumer.position(labelsPartition));
    }

    /** Whether all labels, and all that is to be forgotten, that were there at the start have been read. */
    boolean caughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many labels are there to be read, as far as the last answer of the broker tells. */
    long unread() {
        return consumer.currentLag(labelsPartition).orElse(0);
    }

    /** The ids that were to be forgotten since this was last asked; after the start, all. */
    Set<String> news() {
        Set<String> answer = Set.copyOf(news);
        news.clear();
        return answer;
    }

    /** The offset in {@code forgotten} behind the last that was read. */
    long forgottenNext() {
        return forgottenNext;
    }

    /** When a model that never saw what is forgotten was last asked for. */
    Optional<Instant> retrain() {
        return retrain;
    }

    Consumer<?, ?> consumer() {
        return consumer;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The topics are read side by side, so what is forgotten is refused before and after it is read. */
    private void forgotten(ConsumerRecord<String, byte[]> message) {
        forgottenNext = message.offset() + 1;
        if (message.value() == null) {
            forgotten.remove(message.key());
            return;
        }
        forgotten.add(message.key());
        news.add(message.key());
        recent.remove(message.key());
        labels.forget(message.key());
        Forgotten word = forgottenCodec.decode(message.value());
        if (word.getRetrain()) {
            retrain = Optional.of(word.getAt())
                    .filter(at -> retrain.isEmpty() || at.isAfter(retrain.get()))
                    .or(() -> retrain);
        }
    }

    private void label(ConsumerRecord<String, byte[]> message) {
        Label label = null;
        if (message.value() != null) {
            try {
                label = labelCodec.decode(message.value());
            } catch (MalformedRecordException e) {
                return; // not a label; what stood under this key stays
            }
        }
        labels.apply(message.key(), message.offset(), forgotten.contains(message.key()) ? null : label);
    }

    private void record(byte[] value) {
        try {
            Record record = recordCodec.decode(value);
            Content content = Content.of(record);
            if (content.modality() == modality && !forgotten.contains(record.getId())) {
                recent.add(record.getId(), content);
            }
        } catch (MalformedRecordException e) {
            // The scorer dead-letters it; there is nothing in it to learn from.
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
