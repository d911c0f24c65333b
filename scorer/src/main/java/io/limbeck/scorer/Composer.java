package io.limbeck.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.model.Classifier;
import io.limbeck.model.Content;
import io.limbeck.model.Scored;
import io.limbeck.schemas.AvroCodec;
import io.limbeck.schemas.DeadLetter;
import io.limbeck.schemas.Decision;
import io.limbeck.schemas.Origin;
import io.limbeck.schemas.Prediction;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.ReviewRequest;
import io.limbeck.schemas.Text;
import io.limbeck.schemas.Topic;
import io.limbeck.schemas.Topics;
import io.limbeck.scorer.inference.Outcome;
import io.limbeck.scorer.route.Ask;
import io.limbeck.scorer.route.Route;
import io.limbeck.scorer.route.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a scored record into the messages that settle it: a prediction, with a review request where people are asked; or
 * a dead letter. A tombstone goes on as it is. Sizes are checked here: a message that the broker refuses would break the producer's transaction.
 */
final class Composer {
    /** What the batch around a message and its headers may add. */
    private static final int ENVELOPE_BYTES = 512;

    private static final String SERVICE = "scorer";

    private final Topics topics;
    private final Router router;
    private final boolean includeText;
    private final PredictionCodec predictions;
    private final AvroCodec<ReviewRequest> reviews = AvroCodec.of(ReviewRequest.class);
    private final AvroCodec<DeadLetter> deadLetters = AvroCodec.of(DeadLetter.class);
    private final InstantSource clock;

    Composer(Topics topics, Router router, PredictionCodec predictions, boolean includeText, InstantSource clock) {
        this.topics = topics;
        this.router = router;
        this.predictions = predictions;
        this.includeText = includeText;
        this.clock = clock;
    }

    /** What settles a record that was scored. */
    List<Outgoing> settle(Read read, Classifier model, Outcome outcome, Tally tally) {
        tally.records++;
        return outcome.fold(
                scored -> predicted(read, model, scored, tally),
                failure -> List.of(dead(read, failure.name(), "the model has no answer to this record", tally)));
    }

    /** What settles a message that is no record: a tombstone is passed on, with a word to those who ask people. */
    List<Outgoing> settleOther(Read read, Tally tally) {
        tally.records++;
        if (read.tombstone() != null) {
            tally.deletes++;
            return List.of(
                    new Outgoing(
                            topics.predictions().name(),
                            read.partition(),
                            read.key(),
                            null,
                            read.tombstone().headers()),
                    new Outgoing(
                            topics.reviewRequests().name(),
                            null,
                            read.tombstone().id().getBytes(UTF_8),
                            null));
        }
        String message = read.record() == null
                ? "the message is not a record that can be read"
                : "the record was to be forgotten: its id is not taken any more";
        return List.of(dead(read, read.deadReason(), message, tally));
    }

    private List<Outgoing> predicted(Read read, Classifier model, Scored scored, Tally tally) {
        Record record = read.record();
        Route route = router.route(model, record.getId(), scored);
        Prediction prediction = prediction(record, model, scored, route);
        Outgoing message =
                new Outgoing(topics.predictions().name(), read.partition(), read.key(), predictions.encode(prediction));
        if (isTooLarge(message, topics.predictions())) {
            return List.of(dead(read, "TOO_LARGE", "its prediction is larger than a message may be", tally));
        }
        tally.predictions.merge(prediction.getDecision(), 1, Integer::sum);
        tally.confidences.add(prediction.getConfidence());
        tally.arrivals.add(read.time());
        tally.ingests.add(record.getIngestTime().toEpochMilli());
        tally.columns.add(model, Content.of(record));
        List<Outgoing> messages = new ArrayList<>(2);
        messages.add(message);
        route.ask().ifPresent(ask -> {
            Outgoing request = request(record, prediction, ask);
            if (isTooLarge(request, topics.reviewRequests())) {
                tally.reviewsTooLarge++;
            } else {
                tally.reviews.merge(ask.reason(), 1, Integer::sum);
                messages.add(request);
            }
        });
        return messages;
    }

    private Prediction prediction(Record record, Classifier model, Scored scored, Route route) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < scored.probabilities().length; i++) {
            scores.put(model.labels().get(i), scored.probabilities()[i]);
        }
        return Prediction.newBuilder()
                .setId(record.getId())
                .setKey(record.getKey())
                .setOrigin(record.getOrigin())
                .setLabel(scored.label())
                .setConfidence(scored.confidence())
                .setScores(scores)
                .setModelVersion(model.version())
                .setDecision(route instanceof Route.Accepted ? Decision.ACCEPTED : Decision.REVIEW)
                .setEventTime(record.getEventTime())
                .setPredictedAt(now())
                .setText(includeText && record.getBody() instanceof Text text ? text.getText() : null)
                .build();
    }

    private Outgoing request(Record record, Prediction prediction, Ask ask) {
        ReviewRequest request = ReviewRequest.newBuilder()
                .setRecord(record)
                .setPrediction(prediction)
                .setReason(ask.reason())
                .setPriority(ask.priority())
                .setPropensity(ask.propensity())
                .setRequestedAt(prediction.getPredictedAt())
                .build();
        return new Outgoing(
                topics.reviewRequests().name(), null, record.getId().getBytes(UTF_8), reviews.encode(request));
    }

    private Outgoing dead(Read read, String reason, String message, Tally tally) {
        tally.deadLetters.merge(reason, 1, Integer::sum);
        Origin origin = read.record() == null
                ? new Origin(topics.records().name(), read.partition(), read.offset())
                : read.record().getOrigin();
        DeadLetter letter = DeadLetter.newBuilder()
                .setOrigin(origin)
                .setService(SERVICE)
                .setReason(reason)
                .setMessage(message)
                .setAt(now())
                .build();
        String key = origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
        return new Outgoing(
                topics.deadLetters().name(), read.partition(), key.getBytes(UTF_8), deadLetters.encode(letter));
    }

    private static boolean isTooLarge(Outgoing message, Topic topic) {
        int key = message.key() == null ? 0 : message.key().length;
        return (long) key + message.value().length + ENVELOPE_BYTES > topic.maxMessageBytes();
    }

    /** To the millisecond, as the wire has it. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
