package io.limbeck.cli.commands;

import io.limbeck.cleaning.Cleaner;
import io.limbeck.model.bundle.Bundle;

/** A model sees only what the cleaner it was made behind lets through. */
final class CleanerMatch {
    private CleanerMatch() {}

    /** @throws UnusableException the model was made behind another cleaner */
    static void require(Bundle bundle, Cleaner cleaner) {
        String wanted = bundle.description().cleaningVersion();
        if (!wanted.equals(cleaner.version())) {
            throw new UnusableException("the model was made behind cleaner " + wanted + ", this is cleaner "
                    + cleaner.version()
                    + "; use the settings, and the key (ingest.pii.key, or the data folder's), with which it was made");
        }
    }
}
