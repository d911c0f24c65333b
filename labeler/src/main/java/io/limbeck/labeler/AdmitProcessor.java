package io.limbeck.labeler;

import io.limbeck.schemas.ReviewRequest;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Lets review requests wait, takes back those of deleted records, and ends those that waited too long. */
final class AdmitProcessor implements Processor<String, ReviewRequest, Void, Void> {
    private static final Duration EXPIRY_PERIOD = Duration.ofSeconds(30);

    private final ReviewSteps reviews;

    AdmitProcessor(ReviewSteps reviews) {
        this.reviews = reviews;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        reviews.restore(ReviewStores.of(context));
        context.schedule(EXPIRY_PERIOD, PunctuationType.WALL_CLOCK_TIME, now -> reviews.expire());
    }

    @Override
    public void process(Record<String, ReviewRequest> request) {
        if (request.value() == null) {
            reviews.delete(request.key());
        } else {
            reviews.admit(request.value());
        }
    }
}
