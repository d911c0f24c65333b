package io.limbeck.ingest.push;

import io.javalin.http.Context;
import java.util.Optional;

/** What a request says of its record beside the body: the query wins over the header of the same name. */
record Names(Optional<String> id, Optional<String> key, Optional<String> traceParent) {
    static Names of(Context context) {
        return new Names(given(context, "id"), given(context, "key"), given(context, "traceparent"));
    }

    /** Whether they name one record. */
    boolean nameOne() {
        return id.isPresent() || key.isPresent();
    }

    private static Optional<String> given(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .or(() -> Optional.ofNullable(context.header(name)))
                .filter(value -> !value.isEmpty());
    }
}
