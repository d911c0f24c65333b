package io.limbeck.runtime.health;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the parts of this process say about themselves. A part that is not ready gives a reason; a part that is dead can
 * only be mended by a restart.
 */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> readiness = new ConcurrentHashMap<>();
    private final Map<String, String> deaths = new ConcurrentHashMap<>();

    /**
     * Registers a part.
     *
     * @param part its name, e.g. {@code scorer}
     * @param reasonNotReady asked at every check; empty when ready; must not block
     */
    public void report(String part, Supplier<Optional<String>> reasonNotReady) {
        readiness.put(part, reasonNotReady);
    }

    /** Says that {@code part} has failed for good. */
    public void dead(String part, String reason) {
        deaths.put(part, reason);
    }

    /** Why this process is not ready, by part; empty when it is. */
    public Map<String, String> notReady() {
        Map<String, String> reasons = new TreeMap<>(deaths);
        readiness.forEach((part, check) -> check.get().ifPresent(reason -> reasons.putIfAbsent(part, reason)));
        return reasons;
    }

    /** Which parts are dead, and of what; empty when none is. */
    public Map<String, String> dead() {
        return new TreeMap<>(deaths);
    }
}
