package io.limbeck.labeler.decide;

/** How many people must agree. This release knows a quorum of one. */
public record Quorum(int people) {
    public Quorum {
        if (people != 1) {
            throw new IllegalArgumentException(
                    "quorum must be 1, is " + people + ": this release takes one person's answer as agreed");
        }
    }
}
