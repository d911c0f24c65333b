package io.limbeck.labeler.console;

import java.util.List;

/** The frame around every page. */
final class Layout {
    private final String task;
    private final Assets assets;
    private final boolean guarded;

    /** @param guarded whether people sign in, and so may sign out */
    Layout(String task, Assets assets, boolean guarded) {
        this.task = task;
        this.assets = assets;
        this.guarded = guarded;
    }

    /** @param scripts short names of the scripts the page needs beside htmx */
    String page(String title, String path, List<String> scripts, Markup content) {
        return Markup.of(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,"historyEnabled":false,"responseHandling":[{"code":"204","swap":false},{"code":"[2345]..","swap":true}]}'>
                        <title>{} · {} · limbeck</title>
                        <link rel="icon" href="{}" type="image/svg+xml">
                        <link rel="stylesheet" href="{}">
                        <link rel="stylesheet" href="{}">
                        <script src="{}" defer></script>{}
                        </head>
                        <body>
                        <a class="skip-link" href="#main">Skip to content</a>
                        <header class="bar">
                          <a class="brand" href="/"><img src="{}" alt="" width="26" height="26"><span>limbeck</span></a>
                          <span class="task-name">{}</span>
                          <nav aria-label="Pages">{}{}</nav>{}
                        </header>
                        <main id="main" tabindex="-1">{}</main>
                        </body>
                        </html>
                        """,
                        title,
                        task,
                        assets.url("icon.svg"),
                        assets.url("uplot.css"),
                        assets.url("console.css"),
                        assets.url("htmx.js"),
                        scripts.stream().map(this::script).toList(),
                        assets.url("icon.svg"),
                        task,
                        link("/", "Loop", path),
                        link("/label", "Label", path),
                        guarded ? Markup.of(SIGN_OUT) : Markup.EMPTY,
                        content)
                .toString();
    }

    private static final String SIGN_OUT = """
            <form class="sign-out" method="post" action="/login"><button name="leave" value="yes">Sign out</button></form>""";

    private Markup script(String name) {
        return Markup.of("\n<script src=\"{}\" defer></script>", assets.url(name));
    }

    private static Markup link(String href, String text, String current) {
        return href.equals(current)
                ? Markup.of("<a href=\"{}\" aria-current=\"page\">{}</a>", href, text)
                : Markup.of("<a href=\"{}\">{}</a>", href, text);
    }
}
