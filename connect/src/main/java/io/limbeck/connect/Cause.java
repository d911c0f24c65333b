package io.limbeck.connect;

/** The kind of a failure's first cause. Its words may be a row's: they stay in the connector's own log line. */
final class Cause {
    private static final String CAUSED_BY = "Caused by: ";

    private Cause() {}

    /** @param trace as Java prints it */
    static String of(String trace) {
        String last = trace.lines()
                .filter(line -> line.startsWith(CAUSED_BY))
                .reduce((first, second) -> second)
                .map(line -> line.substring(CAUSED_BY.length()))
                .orElseGet(() -> trace.lines().findFirst().orElse("?"));
        String type = last.split(":", 2)[0].strip();
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
