package io.limbeck.scorer.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.limbeck.model.Content;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.scorer.activation.LiveClassifier;
import io.limbeck.scorer.activation.LiveClassifier.Lease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The scorer's REST interface: {@code POST /predict}, and the Open Inference Protocol, version 2, with one text an
 * element. All goes through the cleaner before anything else sees it; nothing is logged or kept.
 */
public final class ScorerApi {
    private static final String RETRY_SECONDS = "10";
    private static final String MODEL = "/v2/models/{name}";

    private final String model;
    private final Cleaning cleaning;
    private final MicroBatcher batcher;
    private final LiveClassifier live;
    private final BooleanSupplier ready;
    private final BearerToken token;

    /**
     * @param model the name under which the task's model is served
     * @param cleaning what every request goes through first
     * @param ready whether this process is
     */
    public ScorerApi(
            String model,
            Cleaning cleaning,
            MicroBatcher batcher,
            LiveClassifier live,
            BooleanSupplier ready,
            BearerToken token) {
        this.model = model;
        this.cleaning = cleaning;
        this.batcher = batcher;
        this.live = live;
        this.ready = ready;
        this.token = token;
    }

    public void register(JavalinConfig config) {
        config.routes.get("/", context -> file(context, "api.html", "text/html; charset=utf-8"));
        config.routes.get("/openapi.json", context -> file(context, "openapi.json", "application/json"));
        config.routes.post("/predict", token.required(this::predict));
        config.routes.get(
                "/v2",
                context -> context.json(Map.of("name", "limbeck-scorer", "version", "1", "extensions", List.of())));
        config.routes.get("/v2/health/live", context -> context.json(Map.of("live", true)));
        config.routes.get("/v2/health/ready", context -> ready(context, ready.getAsBoolean()));
        config.routes.get(MODEL, this::describe);
        config.routes.get(MODEL + "/ready", context -> {
            requireModel(context);
            ready(context, live.isPresent());
        });
        config.routes.post(MODEL + "/infer", token.required(this::infer));
    }

    private void predict(Context context) {
        JsonNode body = Requests.parse(context.body());
        boolean list = body.isArray();
        answer(context, Requests.contents(body, cleaning), predictions -> list ? predictions : predictions.get(0));
    }

    private void infer(Context context) {
        requireModel(context);
        JsonNode body = Requests.parse(context.body());
        String id = body.path("id").asText("");
        answer(context, Requests.inferenceTexts(body, cleaning), predictions -> {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("model_name", model);
            predictions.stream()
                    .findFirst()
                    .ifPresent(first -> response.put("model_version", Long.toString(first.modelVersion())));
            if (!id.isEmpty()) {
                response.put("id", id);
            }
            response.put("outputs", Tensors.of(predictions));
            return response;
        });
    }

    private void answer(Context context, List<Content> contents, Function<List<Predicted>, Object> body) {
        if (contents.stream().anyMatch(ScorerApi::isEmpty)) {
            context.status(422).json(Map.of("error", "cleaning leaves nothing of one of these"));
            return;
        }
        context.future(() -> batcher.submit(contents).thenAccept(reply -> {
            if (reply instanceof Reply.Answered answered) {
                context.json(body.apply(answered.predictions()));
            } else if (reply instanceof Reply.NoModel) {
                later(context, "no model yet");
            } else if (reply instanceof Reply.Busy) {
                later(context, "too many requests wait");
            } else {
                context.status(422).json(Map.of("error", "the model has no answer to one of these"));
            }
        }));
    }

    private static boolean isEmpty(Content content) {
        return content instanceof Content.TextContent text && text.text().isEmpty();
    }

    private static void later(Context context, String reason) {
        context.status(503).header("Retry-After", RETRY_SECONDS).json(Map.of("error", reason));
    }

    private void describe(Context context) {
        requireModel(context);
        List<String> versions = List.of();
        int labels = -1;
        Optional<Lease> lent = live.lease();
        if (lent.isPresent()) {
            try (Lease lease = lent.get()) {
                versions = List.of(Long.toString(lease.classifier().version()));
                labels = lease.classifier().labels().size();
            }
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", model);
        description.put("versions", versions);
        description.put("platform", "onnxruntime_onnx");
        description.put("inputs", Tensors.inputs());
        description.put("outputs", Tensors.outputs(labels));
        context.json(description);
    }

    private void requireModel(Context context) {
        if (!context.pathParam("name").equals(model)) {
            throw new NotFoundResponse("the only model here is " + model);
        }
    }

    private static void ready(Context context, boolean isReady) {
        context.status(isReady ? 200 : 503).json(Map.of("ready", isReady));
    }

    private static void file(Context context, String name, String type) {
        try (InputStream in = ScorerApi.class.getResourceAsStream(name)) {
            context.contentType(type).result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " from the class path", e);
        }
    }
}
