package io.limbeck.labeler;

import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Label;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns answers into labels. */
final class DecideProcessor implements Processor<String, Annotation, String, Label> {
    private final ReviewSteps reviews;

    private ProcessorContext<String, Label> context;

    DecideProcessor(ReviewSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void init(ProcessorContext<String, Label> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<String, Annotation> annotation) {
        if (annotation.value() != null) {
            reviews.decide(annotation.value())
                    .ifPresent(change -> context.forward(new Record<>(
                            change.id(),
                            change.label().orElse(null),
                            annotation.value().getAnsweredAt().toEpochMilli())));
        }
    }
}
