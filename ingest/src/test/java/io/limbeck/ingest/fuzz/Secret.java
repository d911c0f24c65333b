package io.limbeck.ingest.fuzz;

import java.util.List;
import java.util.Objects;

/**
 * Somebody's value, of a type that is decided by its form or check digit alone.
 *
 * @param written as its owner writes it
 * @param traces what would give it away: its ends, squeezed, so long that chance does not write them
 */
public record Secret(String written, List<String> traces) {
    private static final int TELLING = 10;

    public Secret {
        Objects.requireNonNull(written, "written");
        traces = List.copyOf(traces);
    }

    /** @param telling the part of it that nobody shares, such as an address without its host */
    static Secret of(String written, String telling) {
        String squeezed = Squeezed.of(telling).text();
        int most = Math.min(TELLING, squeezed.length());
        return new Secret(written, List.of(squeezed.substring(0, most), squeezed.substring(squeezed.length() - most)));
    }

    /** Whether somebody who reads {@code output} learns of it. */
    public boolean showsIn(Squeezed output) {
        return traces.stream().anyMatch(output.text()::contains);
    }
}
