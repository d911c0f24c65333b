package io.limbeck.labeler.console;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.UnauthorizedResponse;
import io.limbeck.runtime.http.CrossSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is let in: programs show the token as a bearer token (RFC 6750), browsers a cookie that stands for it. Every
 * response gets headers that keep a page from running what this server did not write.
 */
final class Access implements Handler {
    static final String COOKIE = "limbeck_session";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Optional<String> token;

    private Access(Optional<String> token) {
        this.token = token;
    }

    static Access of(Optional<String> token) {
        return new Access(token);
    }

    @Override
    public void handle(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        if (context.method().toString().equals("POST") && CrossSite.is(context)) {
            throw new ForbiddenResponse("requests that write must come from this site");
        }
        boolean open = context.path().startsWith(Assets.PATH) || context.path().equals(LoginPage.PATH);
        if (!open && token.isPresent() && !admits(context, token.get())) {
            if (context.path().startsWith("/api/")
                    || context.method().toString().equals("POST")) {
                context.header("WWW-Authenticate", "Bearer");
                throw new UnauthorizedResponse("a bearer token is needed here");
            }
            context.redirect(LoginPage.PATH);
            context.skipRemainingHandlers();
        }
    }

    /** The cookie's value: it proves the token without holding it, and ends with it. */
    static String session(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] proof = mac.doFinal("limbeck console".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean admits(Context context, String token) {
        String bearer = context.header("Authorization");
        if (bearer != null) {
            return bearer.startsWith("Bearer ") && same(bearer.substring("Bearer ".length()), token);
        }
        String cookie = context.cookie(COOKIE);
        return cookie != null && same(cookie, session(token));
    }
}
