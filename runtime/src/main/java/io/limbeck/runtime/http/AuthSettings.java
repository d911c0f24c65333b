package io.limbeck.runtime.http;

import java.util.Optional;

/**
 * The {@code auth:} section.
 *
 * @param token what requests that write must carry; null lets everybody in, on loopback addresses only
 */
public record AuthSettings(String token) {
    public AuthSettings {
        if (token != null && token.isBlank()) {
            throw new IllegalArgumentException("token must not be blank");
        }
    }

    public BearerToken bearer(Bind bind) {
        return BearerToken.of(Optional.ofNullable(token), bind);
    }

    @Override
    public String toString() {
        return "AuthSettings[token=" + (token == null ? "none" : "set") + "]";
    }
}
