package io.limbeck.cli.wiring;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a process that stays writes its log. */
public final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger("io.limbeck");

    private final LogSettings settings;

    private Logs(LogSettings settings) {
        this.settings = settings;
    }

    /**
     * From here on, the console gets what {@code consoleLevel} lets through, in the format of the settings, and a file
     * in {@code dataDir/logs} everything, if it is wanted.
     *
     * @param consoleLevel e.g. {@code INFO}
     */
    public static Logs into(LogSettings settings, Path dataDir, String consoleLevel) {
        System.setProperty("limbeck.logs", dataDir.resolve("logs").toString());
        System.setProperty("limbeck.logs.format", settings.format().written());
        System.setProperty("limbeck.logs.file", settings.file().toString());
        System.setProperty("limbeck.console", consoleLevel);
        try {
            URI configuration = Logs.class.getResource("/log4j2-service.xml").toURI();
            Configurator.reconfigure(configuration);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has a valid address", e);
        }
        return new Logs(settings);
    }

    /** Says where the process is in its life: a plain line on {@code out}, but nothing among JSON that is not JSON. */
    public void say(PrintWriter out, String line) {
        if (settings.format() == LogSettings.Format.JSON) {
            LOG.info("{}", line.strip());
        } else {
            out.println(line);
        }
    }
}
