package io.limbeck.runtime.http;

import io.javalin.http.Context;
import io.limbeck.runtime.health.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** What operators see of a process: {@code /metrics}, {@code /health/live}, {@code /health/ready}. */
public final class AdminServer {
    private AdminServer() {}

    /** @param setting the setting that holds the port, for the message when it is taken */
    public static HttpServer start(Bind bind, String setting, PrometheusMeterRegistry meters, Health health) {
        return HttpServer.start("admin", bind, setting, config -> {
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(meters.scrape()));
            config.routes.get("/health/live", context -> answer(context, "live", health.dead()));
            config.routes.get("/health/ready", context -> answer(context, "ready", health.notReady()));
        });
    }

    private static void answer(Context context, String state, Map<String, String> reasons) {
        context.status(reasons.isEmpty() ? 200 : 503)
                .json(Map.of("status", reasons.isEmpty() ? state : "not " + state, "reasons", reasons));
    }
}
