package io.limbeck.testkit.ledger;

import io.limbeck.schemas.Origin;

/** A place in the raw topic: the identity of a message. */
public record Place(int partition, long offset) implements Comparable<Place> {

    public static Place of(Origin origin) {
        return new Place(origin.getPartition(), origin.getOffset());
    }

    @Override
    public int compareTo(Place other) {
        return partition != other.partition
                ? Integer.compare(partition, other.partition)
                : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}
