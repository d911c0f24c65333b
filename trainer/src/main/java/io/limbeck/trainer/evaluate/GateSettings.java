package io.limbeck.trainer.evaluate;

import io.limbeck.model.bundle.BundleDescription;

/**
 * What a challenger must show.
 *
 * @param margin the loss of accuracy that is tolerated on the reference window, e.g. 0.005
 * @param driftMargin what may be risked there at most, where at least as much is certainly gained on the recent window
 * @param recentMargin the loss that is tolerated on the recent window; 0 demands that it is better
 * @param minRows the fewest rows of a window, below which the gate says it cannot tell
 * @param classMinRows a class vetoes only with at least so many rows
 * @param classMargin a class vetoes only if it loses more than this
 * @param maxEce the largest expected calibration error, beyond what chance makes of it; where the champion's is larger, that
 * @param maxLatencyMicros the longest time a record may take, in microseconds on one thread of this machine
 * @param maxSlowdown how many times as long as with a champion of the same architecture
 * @param maxBytes the largest bundle
 * @param draws of the bootstrap
 * @param seed of the bootstrap
 */
public record GateSettings(
        Double margin,
        Double driftMargin,
        Double recentMargin,
        Integer minRows,
        Integer classMinRows,
        Double classMargin,
        Double maxEce,
        Double maxLatencyMicros,
        Double maxSlowdown,
        Long maxBytes,
        Integer draws,
        Long seed) {
    public GateSettings {
        margin = margin == null ? 0.005 : margin;
        driftMargin = driftMargin == null ? 0.05 : driftMargin;
        recentMargin = recentMargin == null ? 0.0 : recentMargin;
        minRows = minRows == null ? 50 : minRows;
        classMinRows = classMinRows == null ? 30 : classMinRows;
        classMargin = classMargin == null ? 0.05 : classMargin;
        maxEce = maxEce == null ? 0.1 : maxEce;
        maxLatencyMicros = maxLatencyMicros == null ? 10_000.0 : maxLatencyMicros;
        maxSlowdown = maxSlowdown == null ? 3.0 : maxSlowdown;
        maxBytes = maxBytes == null ? BundleDescription.MAX_BYTES : maxBytes;
        draws = draws == null ? 2000 : draws;
        seed = seed == null ? 1L : seed;
        require(margin >= 0 && margin <= 1, "margin must be in [0, 1]");
        require(driftMargin >= margin && driftMargin <= 1, "driftMargin must be in [margin, 1]");
        require(recentMargin >= 0 && recentMargin <= 1, "recentMargin must be in [0, 1]");
        require(minRows >= 1, "minRows must be at least 1");
        require(classMinRows >= 1, "classMinRows must be at least 1");
        require(classMargin >= 0 && classMargin <= 1, "classMargin must be in [0, 1]");
        require(maxEce >= 0 && maxEce <= 1, "maxEce must be in [0, 1]");
        require(maxLatencyMicros > 0, "maxLatencyMicros must be positive");
        require(maxSlowdown >= 1, "maxSlowdown must be at least 1");
        require(
                maxBytes >= 1 && maxBytes <= BundleDescription.MAX_BYTES,
                "maxBytes must be in 1.." + BundleDescription.MAX_BYTES + ", the largest bundle that can be published");
        require(draws >= 100, "draws must be at least 100");
    }

    public static GateSettings defaults() {
        return new GateSettings(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
