package io.limbeck.labeler.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;

/** Where a person hands in the token once, in exchange for a cookie. */
final class LoginPage {
    static final String PATH = "/login";

    private final Layout layout;
    private final Optional<String> token;

    LoginPage(Layout layout, Optional<String> token) {
        this.layout = layout;
        this.token = token;
    }

    void serve(RoutesConfig routes) {
        routes.get(PATH, context -> show(context, Markup.EMPTY));
        routes.post(PATH, this::enter);
    }

    private void enter(Context context) {
        if (context.formParam("leave") != null) {
            context.removeCookie(Access.COOKIE);
            context.redirect(PATH);
            return;
        }
        String given = Optional.ofNullable(context.formParam("token")).orElse("");
        if (token.isPresent() && !Access.same(given, token.get())) {
            context.status(403);
            show(context, Markup.of("<p class=\"notice\" role=\"alert\">That is not the token.</p>"));
            return;
        }
        token.ifPresent(right -> context.cookie(new Cookie(
                Access.COOKIE,
                Access.session(right),
                "/",
                -1,
                context.scheme().equals("https"),
                true,
                null,
                SameSite.STRICT)));
        context.redirect("/");
    }

    private void show(Context context, Markup notice) {
        context.html(layout.page("Sign in", PATH, List.of(), Markup.of("""
                        <section class="card narrow">
                          <h1>Sign in</h1>{}
                          <form method="post" action="/login" class="stack">
                            <label for="token">Token <small>the value of <code>auth.token</code></small></label>
                            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
                            <button class="primary">Sign in</button>
                          </form>
                        </section>
                        """, notice)));
    }
}
