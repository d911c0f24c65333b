package io.limbeck.labeler;

import io.limbeck.schemas.Annotation;
import io.limbeck.schemas.Answer;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewReason;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Review requests for tests. */
public final class SampleReviews {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final List<String> LABELS = List.of("billing", "delivery", "refund");

    static {
        // Avro copies only types that a codec has asked it to trust.
        AvroCodec.of(ReviewRequest.class);
    }

    private SampleReviews() {}

    public static Record record(String id, String text) {
        return Record.newBuilder()
                .setId(id)
                .setOrigin(new Origin("tickets.raw", 0, Integer.toUnsignedLong(id.hashCode())))
                .setEventTime(NOON)
                .setIngestTime(NOON)
                .setBody(new Text(text))
                .setCleaningVersion("c1")
                .build();
    }

    public static ReviewRequest request(String id, double priority) {
        return request(id, "text of " + id, ReviewReason.LOW_CONFIDENCE, priority, NOON);
    }

    public static ReviewRequest request(
            String id, String text, ReviewReason reason, double priority, Instant requestedAt) {
        Record record = record(id, text);
        return ReviewRequest.newBuilder()
                .setRecord(record)
                .setPrediction(reason == ReviewReason.COLD_START ? null : prediction(record))
                .setReason(reason)
                .setPriority(priority)
                .setPropensity(reason == ReviewReason.EXPLORATION ? 0.01 : 1)
                .setRequestedAt(requestedAt)
                .build();
    }

    /** The same id with other content, from a later place in raw. */
    public static ReviewRequest newer(ReviewRequest request, String text) {
        Origin origin = request.getRecord().getOrigin();
        return ReviewRequest.newBuilder(request)
                .setRecord(Record.newBuilder(request.getRecord())
                        .setOrigin(new Origin(origin.getTopic(), origin.getPartition(), origin.getOffset() + 1L))
                        .setBody(new Text(text))
                        .build())
                .build();
    }

    public static Annotation annotation(String requestId, String annotator, ReviewRequest request, String label) {
        return Annotation.newBuilder()
                .setRequestId(requestId)
                .setRecordId(request.getRecord().getId())
                .setAnnotator(annotator)
                .setAnswer(label == null ? Answer.UNDECIDABLE : Answer.LABEL)
                .setLabel(label)
                .setAnsweredAt(NOON)
                .setRequest(request)
                .build();
    }

    private static Prediction prediction(Record record) {
        return Prediction.newBuilder()
                .setId(record.getId())
                .setOrigin(record.getOrigin())
                .setLabel("billing")
                .setConfidence(0.5)
                .setScores(Map.of("billing", 0.5, "delivery", 0.3, "refund", 0.2))
                .setModelVersion(1)
                .setDecision(Decision.REVIEW)
                .setEventTime(NOON)
                .setPredictedAt(NOON)
                .build();
    }
}
