package io.limbeck.model.store;

import java.util.Optional;

/** Gives each champion once, and none of a lower epoch than it gave before: a fenced publisher's pointer is ignored. */
final class Newest {
    private long epoch = Long.MIN_VALUE;

    Optional<Announcement> of(Registry registry) {
        Optional<Announcement> next =
                registry.announcement().filter(found -> found.champion().getEpoch() > epoch);
        next.ifPresent(found -> epoch = found.champion().getEpoch());
        return next;
    }
}
