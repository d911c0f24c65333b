package io.limbeck.labeler.console;

import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import java.util.UUID;
import java.util.function.Consumer;

/** The web console: pages on which people label and see the loop, and the same as REST. */
public final class Console {
    private Console() {}

    /** All routes of the console, for a server that is about to start. */
    public static Consumer<JavalinConfig> routes(ConsoleParts parts) {
        Assets assets = Assets.load();
        Layout layout = new Layout(parts.task(), assets, parts.token().isPresent());
        return config -> {
            config.http.maxRequestSize = 64 * 1024;
            config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
            config.routes.before(Access.of(parts.token()));
            config.routes.exception(
                    IllegalArgumentException.class,
                    (problem, context) -> context.status(400).json(new Json.Problem(problem.getMessage())));
            assets.serve(config.routes);
            new LoginPage(layout, parts.token()).serve(config.routes);
            new LoopPage(layout, parts).serve(config.routes);
            new LabelPage(layout, parts, () -> UUID.randomUUID().toString()).serve(config.routes);
            new RestApi(parts).serve(config.routes);
        };
    }
}
