package io.limbeck.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.limbeck.model.store.KafkaModelStore.Step;
import io.limbeck.model.store.Publication.Outcome;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.ModelManifest;
import io.limbeck.testkit.broker.Isolation;
import io.limbeck.testkit.broker.KafkaBroker;
import io.limbeck.testkit.broker.KafkaFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaBroker.class)
class KafkaModelStoreIT extends ModelStoreContract {
    private KafkaFixture kafka;

    @BeforeEach
    void createTopics(KafkaFixture fixture) throws IOException {
        kafka = fixture.create(fixture.topics().models(), fixture.topics().modelChunks());
        begin();
    }

    @Override
    ModelStore open() {
        return store(step -> {});
    }

    @Override
    void corrupt(ModelManifest manifest) {
        List<ConsumerRecord<byte[], byte[]>> chunks =
                kafka.readToEnd(kafka.topics().modelChunks(), Isolation.READ_COMMITTED);
        chunks.get(1).value()[4711] ^= 1;
        List<Long> offsets = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> chunk : chunks) {
            offsets.add(kafka.send(new ProducerRecord<>(chunk.topic(), 0, chunk.key(), chunk.value()))
                    .offset());
        }
        ModelManifest moved = ModelManifest.newBuilder(manifest)
                .setFirstOffset(offsets.get(0))
                .setLastOffset(offsets.get(offsets.size() - 1))
                .build();
        kafka.send(
                kafka.topics().models(),
                Long.toString(manifest.getVersion()),
                AvroCodec.of(ModelManifest.class).encode(moved));
    }

    @Override
    void lose(ModelManifest manifest) {
        // As if its first chunk had been removed by the broker.
        kafka.send(
                kafka.topics().models(),
                Long.toString(manifest.getVersion()),
                AvroCodec.of(ModelManifest.class)
                        .encode(ModelManifest.newBuilder(manifest)
                                .setFirstOffset(manifest.getFirstOffset() + 1)
                                .build()));
    }

    @Test
    void secondPublisherFencesTheFirstWhichAnnouncesNothing() {
        ModelStore first = store(step -> {
            if (step == Step.VERIFIED) {
                publish(open(), 2);
            }
        });

        assertThatThrownBy(() -> first.publish(DRAFT, bundle(1), Promotion.over(null, "first")))
                .isInstanceOf(PublisherFenced.class);

        ModelStore store = open();
        assertThat(store.manifests()).hasSize(1);
        assertThat(store.champion().orElseThrow().getBy()).isEqualTo("gate");
    }

    @Test
    void publisherThatIsPausedWhileStoringCannotSpoilTheNext() throws Exception {
        ModelStore first = store(step -> {
            if (step == Step.STORED) {
                publish(open(), 1_300_000);
            }
        });

        assertThatThrownBy(() -> first.publish(DRAFT, bundle(700_000), Promotion.over(null, "first")))
                .isInstanceOf(PublisherFenced.class);

        assertThat(open().fetch(1, work.resolve("fetched"))).isNotNull();
    }

    @Test
    void chunksOfAPublisherThatDiedAreRemovedByTheNext() {
        ModelStore dying = store(step -> {
            if (step == Step.VERIFIED) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.publish(DRAFT, bundle(1_300_000), Promotion.over(null, "gate")))
                .hasMessage("killed");
        await().atMost(KafkaFixture.PATIENCE)
                .untilAsserted(() -> assertThat(liveChunks()).isNotEmpty());

        new KafkaModelStore(client(), kafka.topics(), CLOCK).removeUnannounced();

        await().atMost(KafkaFixture.PATIENCE)
                .untilAsserted(() -> assertThat(liveChunks()).isEmpty());
        assertThat(open().manifests()).isEmpty();
        assertThat(publish(open(), 5).outcome()).isEqualTo(Outcome.PROMOTED);
    }

    @Test
    void chunksThatAreNotKeptAreRemoved() throws Exception {
        ModelStore store = open();
        for (int version = 1; version <= 7; version++) {
            store.publish(DRAFT, bundle(version), Promotion.none("gate"));
        }

        await().atMost(KafkaFixture.PATIENCE)
                .untilAsserted(
                        () -> assertThat(liveChunks()).containsExactlyInAnyOrder("3/0", "4/0", "5/0", "6/0", "7/0"));
    }

    @Test
    void manifestAndChampionAppearInOneTransaction() {
        publish(open(), 1);

        List<ConsumerRecord<byte[], byte[]>> announced =
                kafka.read(kafka.topics().models(), 2);

        assertThat(announced)
                .extracting(message -> new String(message.key(), StandardCharsets.UTF_8))
                .containsExactly("1", "champion");
        // Offsets without a gap: a commit marker between two transactions would take one.
        assertThat(announced.get(1).offset()).isEqualTo(announced.get(0).offset() + 1);
    }

    private Publication publish(ModelStore store, int bytes) {
        try {
            return store.publish(DRAFT, bundle(bytes), Promotion.over(null, "gate"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> liveChunks() {
        Map<String, Boolean> live = new TreeMap<>();
        kafka.readToEnd(kafka.topics().modelChunks(), Isolation.READ_COMMITTED)
                .forEach(message ->
                        live.put(new String(message.key(), StandardCharsets.UTF_8), message.value() != null));
        live.values().removeIf(there -> !there);
        return List.copyOf(live.keySet());
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private KafkaModelStore store(KafkaModelStore.Progress progress) {
        return new KafkaModelStore(client(), kafka.topics(), CLOCK, progress);
    }
}
