package io.limbeck.schemas;

/** Names in a {@link ModelManifest}'s metrics that are written by one service and read by another. */
public final class ManifestMetrics {
    /** Accuracy of the model itself on the gate's recent rows, which neither model learned from. */
    public static final String RECENT_CHALLENGER = "gateRecentChallenger";

    /** Accuracy of the champion that it was compared with, on the same rows. */
    public static final String RECENT_CHAMPION = "gateRecentChampion";

    private ManifestMetrics() {}
}
