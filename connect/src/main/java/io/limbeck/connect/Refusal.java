package io.limbeck.connect;

import java.util.List;
import java.util.stream.Collectors;

/** Why Connect refuses a connector, without what it says of its REST interface, which does not run here. */
final class Refusal {
    private static final List<String> NOT_HERE =
            List.of("Connector configuration is invalid", "You can also find the above list");

    private Refusal() {}

    static String of(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && NOT_HERE.stream().noneMatch(line::startsWith))
                .collect(Collectors.joining("; "));
    }
}
