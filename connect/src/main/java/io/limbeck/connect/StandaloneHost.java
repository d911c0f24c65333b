package io.limbeck.connect;

import io.limbeck.runtime.connect.Connector;
import io.limbeck.runtime.connect.ConnectorHost;
import io.limbeck.runtime.service.Service;
import io.limbeck.runtime.service.ServiceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs connectors in a Kafka Connect worker inside this process. */
public final class StandaloneHost implements ConnectorHost {
    @Override
    public Service host(ServiceContext context, List<Connector> connectors, Optional<Path> plugins) {
        return new ConnectService(context, connectors, plugins);
    }
}
