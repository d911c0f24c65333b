package io.limbeck.model.store;

import java.time.Duration;
import java.util.Optional;

/** Follows the champion. Used, and closed, by one thread. */
public interface ModelFeed extends AutoCloseable {

    /**
     * Waits until there is another champion than the one given last. Of several it gives the newest, and never one of a
     * lower epoch.
     *
     * @param wait how long at most; the first call may take longer, to read what is there
     * @return empty if there was none in this time
     */
    Optional<Announcement> poll(Duration wait);

    @Override
    void close();
}
