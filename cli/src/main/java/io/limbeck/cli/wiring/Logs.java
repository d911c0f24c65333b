package io.limbeck.cli.wiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Where a process that stays writes its log. */
public final class Logs {
    private Logs() {}

    /**
     * From here on, everything goes to {@code dataDir/logs}, and to the console what {@code consoleLevel} lets through.
     *
     * @param consoleLevel e.g. {@code INFO}
     */
    public static void into(Path dataDir, String consoleLevel) {
        System.setProperty("limbeck.logs", dataDir.resolve("logs").toString());
        System.setProperty("limbeck.console", consoleLevel);
        try {
            URI configuration = Logs.class.getResource("/log4j2-service.xml").toURI();
            Configurator.reconfigure(configuration);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource has a valid address", e);
        }
    }
}
