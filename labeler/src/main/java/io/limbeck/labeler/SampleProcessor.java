package io.limbeck.labeler;

import io.limbeck.labeler.review.ColdStartSample;
import io.limbeck.runtime.kafka.Tombstones;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Draws the cold-start sample of one partition; how many were asked is kept by cluster, and in all. */
final class SampleProcessor implements Processor<byte[], io.limbeck.schemas.Record, String, ReviewRequest> {
    private static final int IN_ALL = -1;

    private final ColdStartSample sample;
    private final InstantSource clock;

    private ProcessorContext<String, ReviewRequest> context;
    private KeyValueStore<Integer, Integer> asked;

    SampleProcessor(ColdStartSample sample, InstantSource clock) {
        this.sample = sample;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, ReviewRequest> processorContext) {
        context = processorContext;
        asked = processorContext.getStateStore(ColdStartTopology.ASKED);
    }

    @Override
    public void process(Record<byte[], io.limbeck.schemas.Record> message) {
        io.limbeck.schemas.Record record = message.value();
        if (record == null) {
            deleted(message);
            return;
        }
        if (count(IN_ALL) >= sample.limit()) {
            return;
        }
        int cluster = sample.cluster(record);
        int before = count(cluster);
        sample.ask(record, before, count(IN_ALL)).ifPresent(propensity -> {
            asked.put(cluster, before + 1);
            asked.put(IN_ALL, count(IN_ALL) + 1);
            context.forward(message.withKey(record.getId()).withValue(request(record, before, propensity)));
        });
    }

    /** It may have been asked about; the scorer, which says so too, rests while there is no model. */
    private void deleted(Record<byte[], io.limbeck.schemas.Record> message) {
        Tombstones.in(message.headers())
                .ifPresent(tombstone ->
                        context.forward(new Record<>(tombstone.id(), (ReviewRequest) null, message.timestamp())));
    }

    /** What is rare so far comes first. */
    private ReviewRequest request(io.limbeck.schemas.Record record, int before, double propensity) {
        return ReviewRequest.newBuilder()
                .setRecord(record)
                .setReason(ReviewReason.COLD_START)
                .setPriority(1.0 / (1 + before))
                .setPropensity(propensity)
                .setRequestedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private int count(int key) {
        Integer count = asked.get(key);
        return count == null ? 0 : count;
    }
}
