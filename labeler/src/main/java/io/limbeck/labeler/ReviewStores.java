package io.limbeck.labeler;

import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Settled;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What survives a restart, each store with its changelog topic.
 *
 * @param pending requests that wait, by record id
 * @param settled which answer settled a request, by the origin of its record
 * @param withdrawn when a record was to be forgotten, by id, in milliseconds since the epoch
 * @param tally how many requests were read, how many ended how, and what answers said of the model
 */
record ReviewStores(
        KeyValueStore<String, ReviewRequest> pending,
        KeyValueStore<String, Settled> settled,
        KeyValueStore<String, Long> withdrawn,
        KeyValueStore<String, Long> tally) {

    static ReviewStores of(ProcessorContext<?, ?> context) {
        return new ReviewStores(
                context.getStateStore(LabelerTopology.PENDING),
                context.getStateStore(LabelerTopology.SETTLED),
                context.getStateStore(LabelerTopology.WITHDRAWN),
                context.getStateStore(LabelerTopology.TALLY));
    }
}
