package io.limbeck.runtime.service;

/** How our processes end; documented in docs/commands.md. */
public enum ExitCode {
    /** Done, or stopped by SIGTERM or Ctrl-C after draining. */
    OK(0),
    /** It ran and failed, or what it checked does not hold. */
    FAILED(1),
    /** Bad usage or settings: nothing was started. */
    USAGE(2),
    /** Stopping took longer than allowed; what was under way was given up and will be done again. */
    GAVE_UP(3);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
