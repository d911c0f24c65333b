package io.limbeck.ingest;

import io.limbeck.ingest.decode.Wanted;
import io.limbeck.ingest.push.PushApi;
import io.limbeck.ingest.registry.Schemas;
import io.limbeck.runtime.http.BearerToken;
import io.limbeck.runtime.http.HttpServer;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import io.limbeck.runtime.service.Services;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server beside the topology: records pushed to it go to the raw topic, and so through everything else. */
final class PushServer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(PushServer.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int ANSWERING = 4;

    private final ServiceContext context;
    private final IngestSettings settings;
    private final Wanted.Kind kind;
    private final Schemas schemas;
    private final BearerToken token;
    private final Services parts = new Services();
    private volatile HttpServer server;

    PushServer(ServiceContext context, IngestSettings settings, Wanted.Kind kind, Schemas schemas, BearerToken token) {
        this.context = context;
        this.settings = settings;
        this.kind = kind;
        this.schemas = schemas;
        this.token = token;
    }

    @Override
    public String name() {
        return "push";
    }

    /** Where it listens; null before {@link #start()}. */
    String url() {
        return server == null ? null : server.url();
    }

    @Override
    public void start() {
        RawTopicLog log = parts.add("raw topic", new RawTopicLog(context, settings.push()));
        ExecutorService answering = Executors.newFixedThreadPool(ANSWERING, task -> {
            Thread thread = new Thread(task, "push-answers");
            thread.setDaemon(true);
            return thread;
        });
        parts.add("answers", answering::shutdownNow);
        PushApi api = new PushApi(
                context.topics().raw().name(),
                settings.push(),
                settings.decoder(kind, schemas),
                log,
                () -> context.health().notReady().containsKey("kafka"),
                token,
                answering,
                context.meters(),
                context.clock());
        server = parts.add(
                "push server", HttpServer.start("push", settings.push().bind(), "ingest.push.port", api::register));
        parts.add("pushed records", () -> api.drain(DRAIN));
        LOG.info("ingest takes records at {}/ingest", server.url());
    }

    @Override
    public void close() {
        parts.close();
    }
}
