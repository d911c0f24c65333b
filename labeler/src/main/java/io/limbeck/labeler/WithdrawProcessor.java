package io.limbeck.labeler;

import io.limbeck.schemas.Forgotten;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** Takes back what was asked about records that must be forgotten. */
final class WithdrawProcessor implements Processor<String, Forgotten, Void, Void> {
    private final ReviewSteps reviews;

    WithdrawProcessor(ReviewSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void process(Record<String, Forgotten> forgotten) {
        if (forgotten.value() != null) {
            reviews.withdraw(forgotten.key(), forgotten.value().getAt());
        }
    }
}
