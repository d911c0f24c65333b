package io.limbeck.testkit.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Which broker the tests talk to. */
public enum BrokerKind {
    /** Apache Kafka's image in a container. */
    CONTAINER,
    /** The same version in this JVM. */
    EMBEDDED;

    /** The system property that forces one. */
    public static final String PROPERTY = "limbeck.broker";

    /**
     * The kind to use.
     *
     * @param forced the property's value, or null: then the container where one can be had without a download
     * @param container whether one can be had
     */
    static BrokerKind choose(String forced, BooleanSupplier container) {
        if (forced == null || forced.isBlank()) {
            return container.getAsBoolean() ? CONTAINER : EMBEDDED;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(forced))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-D" + PROPERTY + " must be "
                        + Arrays.stream(values()).map(BrokerKind::written).collect(Collectors.joining(" or "))
                        + ", is '" + forced + "'"));
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
