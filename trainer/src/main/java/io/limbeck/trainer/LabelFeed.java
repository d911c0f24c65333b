package io.limbeck.trainer;

import io.limbeck.model.Content;
import io.limbeck.model.Modality;
import io.limbeck.runtime.kafka.KafkaSettings;
import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.MalformedRecordException;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Topics;
import io.limbeck.trainer.collect.LabelBook;
import io.limbeck.trainer.collect.RecentContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final AvroCodec<Record> recordCodec = AvroCodec.of(Record.class);
    private final long end;
    private boolean forgot;

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
        this.end = consumer.endOffsets(List.of(labelsPartition)).get(labelsPartition);
    }

    /** Reads what came within {@code wait}. */
    void poll(Duration wait) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(wait)) {
            if (message.topic().equals(labelsPartition.topic())) {
                label(message);
            } else if (message.topic().equals(forgottenTopic)) {
                recent.remove(message.key());
                forgot |= message.value() != null;
            } else if (message.value() == null) {
                // What its sender deleted is not learned from any more; a label of it stays.
                Tombstones.in(message.headers()).ifPresent(tombstone -> recent.remove(tombstone.id()));
            } else {
                record(message.value());
            }
        }
        labels.reached(consumer.position(labelsPartition));
    }

    /** Whether all labels that were there at the start have been read. */
    boolean caughtUp() {
        return consumer.position(labelsPartition) >= end;
    }

    /** How many labels are there to be read, as far as the last answer of the broker tells. */
    long unread() {
        return consumer.currentLag(labelsPartition).orElse(0);
    }

    /** Whether anybody was forgotten since this was last asked. */
    boolean forgot() {
        boolean answer = forgot;
        forgot = false;
        return answer;
    }

    Consumer<?, ?> consumer() {
        return consumer;
    }

    @Override
    public void close() {
        consumer.close();
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
        labels.apply(message.key(), message.offset(), label);
    }

    private void record(byte[] value) {
        try {
            Record record = recordCodec.decode(value);
            Content content = Content.of(record);
            if (content.modality() == modality) {
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
