package io.limbeck.cli.wiring;

import io.limbeck.runtime.settings.SettingsException;

/**
 * What a container image may leave out: the embedded broker in all of them, libtorch where nothing is trained. A command
 * that needs it says so instead of failing half-way.
 */
public final class LeftOut {
    private LeftOut() {}

    /** @throws SettingsException there is no embedded broker here */
    public static void checkBroker() {
        check(
                "io.limbeck.broker.EmbeddedBroker",
                "there is no embedded broker in this image: run each service with run");
    }

    /** @throws SettingsException there is no libtorch here */
    public static void checkTraining() {
        check("ai.djl.pytorch.engine.PtEngine", "there is no libtorch in this image: take the trainer's");
    }

    private static void check(String type, String otherwise) {
        try {
            Class.forName(type, false, LeftOut.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SettingsException("", otherwise);
        }
    }
}
