package io.limbeck.runtime.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.UnauthorizedResponse;
import io.limbeck.runtime.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token that requests which write must carry, where {@code auth.token} is set (RFC 6750). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    private BearerToken(Optional<byte[]> token) {
        this.token = token;
    }

    /** @param token empty lets everybody in, which is allowed on a loopback address only */
    public static BearerToken of(Optional<String> token) {
        return new BearerToken(token.map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The token for a server on {@code bind}.
     *
     * @throws SettingsException the address is reachable from outside and no token is set
     */
    public static BearerToken of(Optional<String> token, Bind bind) {
        if (token.isEmpty() && !bind.isLoopback()) {
            throw new SettingsException(
                    "auth.token", "must be set, because " + bind.address() + " can be reached from other machines");
        }
        return of(token);
    }

    /** Lets {@code handler} see only requests with the token; others get 401. */
    public Handler required(Handler handler) {
        return context -> {
            if (!admits(context)) {
                context.header("WWW-Authenticate", SCHEME.trim());
                throw new UnauthorizedResponse("a bearer token is needed here");
            }
            handler.handle(context);
        };
    }

    private boolean admits(Context context) {
        if (token.isEmpty()) {
            return true;
        }
        String given = context.header("Authorization");
        return given != null
                && given.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        token.get(), given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
