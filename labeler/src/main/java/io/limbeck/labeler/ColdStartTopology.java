package io.limbeck.labeler;

import io.limbeck.labeler.review.ColdStartSample;
import io.limbeck.runtime.kafka.AvroSerde;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Topics;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Before there is a model, a sample of the records becomes questions, until their records are deleted:
 *
 * <pre>records ─► sample ─► review-requests</pre>
 *
 * <p>An application of its own beside {@link LabelerTopology}: records has several partitions, and once there is a model
 * nobody reads it here any more. Each partition has its share of the sample.
 */
final class ColdStartTopology {
    static final String ASKED = "asked";

    private ColdStartTopology() {}

    static Topology build(Topics topics, ColdStartSample sample, InstantSource clock) {
        int partitions = topics.records().partitions();
        ColdStartSample share = new ColdStartSample(Math.max(1, sample.limit() / partitions));
        Topology topology = new Topology();
        topology.addSource(
                "records",
                Serdes.ByteArray().deserializer(),
                AvroSerde.of(Record.class).deserializer(),
                topics.records().name());
        topology.addProcessor("sample", () -> new SampleProcessor(share, clock), "records");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(ASKED), Serdes.Integer(), Serdes.Integer()),
                "sample");
        topology.addSink(
                "review-requests",
                topics.reviewRequests().name(),
                Serdes.String().serializer(),
                AvroSerde.of(ReviewRequest.class).serializer(),
                "sample");
        return topology;
    }
}
