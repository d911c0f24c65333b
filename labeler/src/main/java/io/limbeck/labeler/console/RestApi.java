package io.limbeck.labeler.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.limbeck.labeler.console.Json.AnswerRequest;
import io.limbeck.labeler.console.Json.ClaimRequest;
import io.limbeck.labeler.console.Json.ReleaseRequest;
import io.limbeck.labeler.decide.Receipt;
import io.limbeck.labeler.decide.Reply;
import io.limbeck.labeler.review.QueueState;
import io.limbeck.labeler.review.ReviewTally;
import java.util.Optional;

/** The console as REST, for annotators that are programs. */
final class RestApi {
    private final ConsoleParts parts;

    RestApi(ConsoleParts parts) {
        this.parts = parts;
    }

    void serve(RoutesConfig routes) {
        routes.post("/api/tasks/claim", this::claim);
        routes.post("/api/tasks/release", this::release);
        routes.post("/api/answers", this::answer);
        routes.get("/api/stats", this::stats);
        routes.get(
                "/api/loop",
                context -> context.json(
                        LoopJson.of(parts.loop().state(), parts.curves().curves())));
    }

    private void claim(Context context) {
        ClaimRequest request = body(context, ClaimRequest.class);
        context.json(Json.Claims.of(
                parts.desk().claim(request.annotator(), request.count()),
                parts.queue().state()));
    }

    private void release(Context context) {
        ReleaseRequest request = body(context, ReleaseRequest.class);
        parts.desk().release(request.id(), request.annotator());
        context.status(204);
    }

    private void answer(Context context) {
        AnswerRequest request = body(context, AnswerRequest.class);
        Receipt receipt = parts.desk()
                .answer(new Reply(
                        request.requestId(),
                        request.id(),
                        Optional.ofNullable(request.origin()),
                        request.annotator(),
                        request.answer(),
                        Optional.ofNullable(request.label())));
        context.status(status(receipt)).json(new Json.AnswerReply(receipt.name()));
    }

    private void stats(Context context) {
        QueueState queue = parts.queue().state();
        ReviewTally.Figures figures = parts.tally().figures();
        context.json(new Json.Stats(
                figures.requests(),
                figures.outcomes(),
                queue.waiting(),
                queue.byReason(),
                queue.claimed(),
                queue.perHour(),
                queue.budgetLeft(),
                Json.seconds(queue),
                parts.loop().state().labels(),
                parts.desk().labels().labels()));
    }

    static int status(Receipt receipt) {
        return switch (receipt) {
            case ACCEPTED, REPEATED -> 200;
            case NOT_WAITING, CLAIMED_BY_ANOTHER -> 409;
            case UNKNOWN_LABEL -> 400;
            case UNAVAILABLE -> 503;
        };
    }

    /** Only JSON is read: a page of another site cannot send that without this server's consent. */
    private static <T> T body(Context context, Class<T> type) {
        String contentType = context.contentType();
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw new IllegalArgumentException("the body must be application/json");
        }
        try {
            T body = Json.MAPPER.readValue(context.body(), type);
            if (body == null) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            // A record's constructor says what it expects; a parser's message would quote the input.
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage(), e);
            }
            throw new IllegalArgumentException("the body is not the JSON that docs/labelling.md describes", e);
        }
    }
}
