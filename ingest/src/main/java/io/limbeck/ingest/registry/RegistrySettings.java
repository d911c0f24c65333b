package io.limbeck.ingest.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The {@code schema.registry:} section: where the schemas of Avro messages are asked for.
 *
 * @param url of an API as Confluent's registry has it, e.g. {@code http://registry:8080/apis/ccompat/v7}; none by default
 * @param user for basic authentication; none by default
 * @param password likewise
 * @param timeout how long an answer may take; two seconds by default
 */
public record RegistrySettings(URI url, String user, String password, Duration timeout) {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    public RegistrySettings {
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(2));
        if (url != null && !(url.isAbsolute() && url.getScheme().matches("https?") && url.getHost() != null)) {
            throw new IllegalArgumentException("url must be an http or https address, is " + url);
        }
        if (url != null && url.getUserInfo() != null) {
            throw new IllegalArgumentException("url must not carry a password: set user and password");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("user and password must be set both, or neither");
        }
        // A transaction ends after ten seconds.
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout must lie between PT0.001S and " + LONGEST + ", is " + timeout);
        }
    }

    public static RegistrySettings defaults() {
        return new RegistrySettings(null, null, null, null);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "RegistrySettings[url=" + url + ", user=" + user + ", timeout=" + timeout + "]";
    }
}
