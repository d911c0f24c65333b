package io.limbeck.ingest.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Remembers schemas, which never change under their id, and for a few seconds that there was none. Messages may carry any
 * number as an id, so what is remembered is bounded. Thread-safe.
 */
public final class CachedSchemas implements Schemas {
    private static final int MOST = 10_000;
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    private final Schemas schemas;
    private final InstantSource clock;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> unknownUntil = new ConcurrentHashMap<>();

    public CachedSchemas(Schemas schemas, InstantSource clock) {
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public Optional<Schema> byId(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return Optional.of(schema);
        }
        Instant until = unknownUntil.get(id);
        if (until != null && clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        Optional<Schema> answer = schemas.byId(id);
        answer.ifPresentOrElse(
                found -> put(known, id, found),
                () -> put(unknownUntil, id, clock.instant().plus(UNKNOWN)));
        return answer;
    }

    private static <V> void put(Map<Integer, V> map, int id, V value) {
        if (map.size() >= MOST) {
            map.clear();
        }
        map.put(id, value);
    }
}
