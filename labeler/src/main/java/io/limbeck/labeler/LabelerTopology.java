package io.limbeck.labeler;

import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Settled;
import io.limbeck.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Review requests wait, answers settle them, agreed labels leave:
 *
 * <pre>
 * review-requests ─► admit ┐
 * annotations ─────► decide ┼─ pending, settled, withdrawn, tally
 * forgotten ───────► withdraw ┘      │
 *                                    └─► labels
 * </pre>
 *
 * <p>All three topics have one partition, so one task sees everything in one transaction: a label is written, the review
 * removed and the answer remembered together, or none of it.
 */
final class LabelerTopology {
    static final String PENDING = "pending";
    static final String SETTLED = "settled";
    static final String WITHDRAWN = "withdrawn";
    static final String TALLY = "tally";

    /** Questions hold texts: what is taken out of a store must leave its changelog, too, however quiet that is. */
    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(Duration.ofHours(24).toMillis()),
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()));

    private LabelerTopology() {}

    /** @param reviews what the steps decide; one for the one task of this topology */
    static Topology build(Topics topics, ReviewSteps reviews) {
        Deserializer<String> id = Serdes.String().deserializer();
        Topology topology = new Topology();
        topology.addSource(
                "review-requests",
                id,
                AvroSerde.of(ReviewRequest.class).deserializer(),
                topics.reviewRequests().name());
        topology.addSource(
                "annotations",
                id,
                AvroSerde.of(Annotation.class).deserializer(),
                topics.annotations().name());
        topology.addSource(
                "forgotten",
                id,
                AvroSerde.of(Forgotten.class).deserializer(),
                topics.forgotten().name());
        topology.addProcessor("admit", () -> new AdmitProcessor(reviews), "review-requests");
        topology.addProcessor("decide", () -> new DecideProcessor(reviews), "annotations");
        topology.addProcessor("withdraw", () -> new WithdrawProcessor(reviews), "forgotten");
        store(topology, PENDING, AvroSerde.of(ReviewRequest.class));
        store(topology, SETTLED, AvroSerde.of(Settled.class));
        store(topology, WITHDRAWN, Serdes.Long());
        store(topology, TALLY, Serdes.Long());
        topology.addSink(
                "labels",
                topics.labels().name(),
                Serdes.String().serializer(),
                AvroSerde.of(Label.class).serializer(),
                "decide",
                "withdraw");
        return topology;
    }

    /** In memory, because every review is shown from memory anyway; the changelog is what survives. */
    private static <V> void store(Topology topology, String name, Serde<V> values) {
        StoreBuilder<?> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(CHANGELOG);
        topology.addStateStore(store, "admit", "decide", "withdraw");
    }
}
