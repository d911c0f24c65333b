package io.limbeck.runtime.connect;

import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs connectors. Found by {@link java.util.ServiceLoader}, because Kafka Connect and its connectors are on the class path
 * of {@code ./limbeck connect} alone.
 */
public interface ConnectorHost {
    /**
     * The service that runs {@code connectors}. Its start throws a {@link io.limbeck.runtime.settings.SettingsException}
     * for a connector whose settings are refused.
     *
     * @param plugins a folder with more connectors, each in a folder or jar of its own
     */
    Service host(ServiceContext context, List<Connector> connectors, Optional<Path> plugins);
}
