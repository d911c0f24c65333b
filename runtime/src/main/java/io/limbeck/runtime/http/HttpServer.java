package io.limbeck.runtime.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One started HTTP server. */
public final class HttpServer implements AutoCloseable {
    private final Javalin javalin;
    private final Bind bind;

    private HttpServer(Javalin javalin, Bind bind) {
        this.javalin = javalin;
        this.bind = bind;
    }

    /**
     * Starts a server.
     *
     * @param name of its threads
     * @param bind where it listens
     * @param setting the setting that holds the port, for the message when it is taken
     * @param configuration routes and the like
     * @throws PortTakenException another process listens there
     */
    public static HttpServer start(String name, Bind bind, String setting, Consumer<JavalinConfig> configuration) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            QueuedThreadPool threads = new QueuedThreadPool(16, 4);
            threads.setName(name);
            threads.setDaemon(true);
            config.jetty.threadPool = threads;
            configuration.accept(config);
        });
        try {
            javalin.start(bind.address(), bind.port());
        } catch (JavalinBindException e) {
            throw new PortTakenException(bind.port(), setting);
        }
        return new HttpServer(javalin, bind);
    }

    /** The port it listens on, the chosen one where 0 was asked for. */
    public int port() {
        return javalin.port();
    }

    /** Where a person on this machine, or behind a forwarded port, finds it. */
    public String url() {
        return "http://" + (bind.isAnyAddress() ? "localhost" : bind.address()) + ":" + port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
