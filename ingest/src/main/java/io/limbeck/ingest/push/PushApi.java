package io.limbeck.ingest.push;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.limbeck.ingest.decode.Decoder;
import io.limbeck.ingest.push.InFlight.Permit;
import io.limbeck.ingest.push.Parcel.Contents;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.runtime.http.CrossSite;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * {@code POST /ingest}: a request's records are in the raw topic when it is answered. What cannot be taken now is refused
 * at once, with the time after which to come again; nothing queues.
 */
public final class PushApi {
    private static final String PATH = "/ingest";
    private static final int RETRY_SECONDS = 1;
    private static final int BROKER_RETRY_SECONDS = 5;

    private final String topic;
    private final PushSettings settings;
    private final Sending sending;
    private final BooleanSupplier brokersAway;
    private final BearerToken token;
    private final Executor answering;
    private final Unpacking unpacking = new Unpacking();
    private final Body bodies;
    private final InFlight inFlight;
    private final PushMetrics metrics;

    /**
     * @param topic name of the raw topic
     * @param decoder the same that ingest has
     * @param brokersAway whether it is known that no broker answers
     * @param answering writes answers, which a slow client may hold up
     */
    public PushApi(
            String topic,
            PushSettings settings,
            Decoder decoder,
            RawLog log,
            BooleanSupplier brokersAway,
            BearerToken token,
            Executor answering,
            MeterRegistry meters,
            Clock clock) {
        this.topic = topic;
        this.settings = settings;
        this.sending = new Sending(decoder, log, settings.timeout(), clock);
        this.brokersAway = brokersAway;
        this.token = token;
        this.answering = answering;
        this.bodies = new Body(settings.maxRequestBytes(), settings.timeout());
        this.inFlight = new InFlight(settings.maxInFlightBytes());
        this.metrics = new PushMetrics(meters, inFlight::bytes);
    }

    public void register(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(
                http -> http.setIdleTimeout(settings.timeout().toMillis()));
        config.routes.get("/", context -> file(context, "api.html", "text/html; charset=utf-8"));
        config.routes.get("/openapi.json", context -> file(context, "openapi.json", "application/json"));
        config.routes.post(PATH, token.required(this::ingest));
        config.routes.after(PATH, context -> metrics.answered(context.statusCode()));
    }

    /** Waits for the requests that were admitted, at most {@code patience}. */
    public void drain(Duration patience) throws InterruptedException {
        inFlight.awaitNone(patience);
    }

    private void ingest(Context context) {
        long declared = context.req().getContentLengthLong();
        if (CrossSite.is(context)) {
            refuse(context, HttpStatus.FORBIDDEN, "not from a page of another site");
        } else if (context.header("Content-Encoding") != null) {
            refuse(context, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send the body as it is, not encoded");
        } else if (declared > settings.maxRequestBytes()) {
            tooLarge(context);
        } else if (brokersAway.getAsBoolean()) {
            later(context, HttpStatus.SERVICE_UNAVAILABLE, "Kafka cannot be reached", BROKER_RETRY_SECONDS);
        } else {
            // Who does not say how much it is may send as much as may be sent.
            Optional<Permit> permit = inFlight.take(declared < 0 ? settings.maxRequestBytes() : declared);
            if (permit.isEmpty()) {
                later(context, HttpStatus.TOO_MANY_REQUESTS, "too much is under way", RETRY_SECONDS);
            } else {
                admit(context, permit.get());
            }
        }
    }

    /** Gives the permit back when the request is answered, or at once if it is answered without being sent. */
    private void admit(Context context, Permit permit) {
        boolean sent = false;
        try {
            byte[] body = bodies.read(context.req().getInputStream());
            if (bodies.isTooLarge(body)) {
                tooLarge(context);
                return;
            }
            sent = unpacking
                    .unpack(body, context.contentType())
                    .fold(contents -> send(context, contents, permit), problem -> {
                        refuse(context, HttpStatus.BAD_REQUEST, problem);
                        return false;
                    });
        } catch (IOException e) {
            refuse(context, HttpStatus.BAD_REQUEST, "the body did not arrive");
        } finally {
            if (!sent) {
                permit.close();
            }
        }
    }

    private boolean send(Context context, Contents contents, Permit permit) {
        Names names = Names.of(context);
        if (contents.many() && names.nameOne()) {
            refuse(context, HttpStatus.BAD_REQUEST, "id and key name one record, and these are many");
            return false;
        }
        long start = System.nanoTime();
        context.future(() -> sending.send(contents, names)
                .thenAcceptAsync(
                        outcomes -> {
                            metrics.settled(outcomes, Duration.ofNanos(System.nanoTime() - start));
                            answer(context, Answer.of(topic, outcomes, contents.many()));
                        },
                        answering)
                .whenComplete((done, failure) -> permit.close()));
        return true;
    }

    private static void answer(Context context, Answer answer) {
        if (answer.status() == Answer.UNAVAILABLE) {
            context.header("Retry-After", Integer.toString(BROKER_RETRY_SECONDS));
        }
        context.status(answer.status()).json(answer.body());
    }

    private void tooLarge(Context context) {
        refuse(
                context,
                HttpStatus.CONTENT_TOO_LARGE,
                "a request may have " + settings.maxRequestBytes() + " bytes; send less at a time");
    }

    private static void later(Context context, HttpStatus status, String reason, int seconds) {
        context.header("Retry-After", Integer.toString(seconds));
        refuse(context, status, reason);
    }

    private static void refuse(Context context, HttpStatus status, String reason) {
        context.status(status).json(Map.of("error", reason));
    }

    private static void file(Context context, String name, String type) {
        try (InputStream in = PushApi.class.getResourceAsStream(name)) {
            context.contentType(type).result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " from the class path", e);
        }
    }
}
