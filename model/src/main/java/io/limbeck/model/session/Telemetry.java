package io.limbeck.model.session;

import java.util.Map;

/**
 * ONNX Runtime 1.29 and later report what they run to their maker, unless a variable says otherwise before the library is
 * loaded; Java cannot set that, so whoever starts Java must. See docs/decisions/0005-no-reports-to-the-maker.md.
 */
final class Telemetry {
    static final String OFF = "ORT_DISABLE_TELEMETRY";

    private Telemetry() {}

    /** @throws IllegalStateException reports would be sent */
    static void checkOff(Map<String, String> environment) {
        if (!"1".equals(environment.get(OFF))) {
            throw new IllegalStateException(
                    "start Java with " + OFF + "=1: without it ONNX Runtime reports what it runs to its maker");
        }
    }
}
