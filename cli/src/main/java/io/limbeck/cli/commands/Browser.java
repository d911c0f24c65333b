package io.limbeck.cli.commands;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens a page in the user's browser, where there is a desktop; without one, nothing happens. */
final class Browser {
    private Browser() {}

    static void open(String url) {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean desktop = mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!desktop) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", url))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // No such program: the address was printed, that must do.
            return;
        }
    }
}
