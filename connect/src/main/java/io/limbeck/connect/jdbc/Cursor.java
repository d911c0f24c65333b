package io.limbeck.connect.jdbc;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a table has been read: everything before, in the order of the time of change and then the id, is in the topic.
 *
 * @param updated empty where rows have no time of change
 * @param id as text
 */
record Cursor(Optional<Instant> updated, String id) {
    private static final String UPDATED = "updated";
    private static final String ID = "id";

    Map<String, Object> offset() {
        Map<String, Object> offset = new HashMap<>();
        updated.ifPresent(time -> offset.put(UPDATED, time.toString()));
        offset.put(ID, id);
        return offset;
    }

    /** @param offset what {@link #offset()} made; null where nothing has been read */
    static Optional<Cursor> of(Map<String, Object> offset) {
        return offset == null || offset.get(ID) == null
                ? Optional.empty()
                : Optional.of(new Cursor(
                        Optional.ofNullable(offset.get(UPDATED)).map(text -> Instant.parse(text.toString())),
                        offset.get(ID).toString()));
    }
}
