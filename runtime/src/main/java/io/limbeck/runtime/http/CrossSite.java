package io.limbeck.runtime.http;

import io.javalin.http.Context;
import java.net.URI;

/** Whether a page of another site made a browser send a request: then it writes nothing, whoever is signed in. */
public final class CrossSite {
    private CrossSite() {}

    /** Browsers say where a request comes from; programs say nothing. */
    public static boolean is(Context context) {
        String origin = context.header("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !String.valueOf(URI.create(origin).getAuthority()).equals(context.header("Host"));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
