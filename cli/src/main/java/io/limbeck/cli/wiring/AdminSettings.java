package io.limbeck.cli.wiring;

import io.limbeck.runtime.http.Bind;
import java.util.Objects;

/**
 * The {@code admin:} section: where each service shows {@code /metrics} and {@code /health}; 0 picks a free port.
 *
 * @param address loopback by default
 */
public record AdminSettings(
        String address, Integer ingest, Integer scorer, Integer labeler, Integer trainer, Integer connect) {
    public AdminSettings {
        address = Objects.requireNonNullElse(address, Bind.LOOPBACK);
        ingest = Objects.requireNonNullElse(ingest, 7091);
        scorer = Objects.requireNonNullElse(scorer, 7092);
        labeler = Objects.requireNonNullElse(labeler, 7093);
        trainer = Objects.requireNonNullElse(trainer, 7094);
        connect = Objects.requireNonNullElse(connect, 7095);
        for (Integer port : new Integer[] {ingest, scorer, labeler, trainer, connect}) {
            new Bind(address, port);
        }
    }

    public static AdminSettings defaults() {
        return new AdminSettings(null, null, null, null, null, null);
    }

    /** Where {@code service} listens. */
    Bind bind(String service) {
        return new Bind(
                address,
                switch (service) {
                    case "ingest" -> ingest;
                    case "scorer" -> scorer;
                    case "labeler" -> labeler;
                    case "trainer" -> trainer;
                    case "connect" -> connect;
                    default -> throw new IllegalArgumentException("there is no service " + service);
                });
    }
}
