package io.limbeck.cli.connecting;

import io.limbeck.cli.wiring.LimbeckSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * What connector files need not say because the task's settings do: {@code task}, {@code topic} (raw), and {@code slot}, the
 * task's name as databases allow names.
 */
public final class TaskValues {
    private TaskValues() {}

    /** @param environment what else files may refer to */
    public static Map<String, String> of(LimbeckSettings settings, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(environment);
        values.put("task", settings.task());
        values.put("topic", settings.topicCatalogue().raw().name());
        values.put("slot", settings.task().replace('-', '_'));
        return values;
    }
}
