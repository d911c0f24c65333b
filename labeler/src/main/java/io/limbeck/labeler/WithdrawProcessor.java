package io.limbeck.labeler;

import io.limbeck.schemas.Forgotten;
import io.limbeck.schemas.Label;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes back what was asked about records that must be forgotten, and the label that an answer may have become since the
 * command to forget was given: behind this tombstone comes no other.
 */
final class WithdrawProcessor implements Processor<String, Forgotten, String, Label> {
    private final ReviewSteps reviews;

    private ProcessorContext<String, Label> context;

    WithdrawProcessor(ReviewSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void init(ProcessorContext<String, Label> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<String, Forgotten> forgotten) {
        if (forgotten.value() != null) {
            reviews.withdraw(forgotten.key(), forgotten.value().getAt());
            context.forward(new Record<>(forgotten.key(), (Label) null, forgotten.timestamp()));
        }
    }
}
