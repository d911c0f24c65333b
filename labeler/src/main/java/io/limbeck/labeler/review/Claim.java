package io.limbeck.labeler.review;

import java.time.Instant;

/** One task on one person's screen, kept from others until {@code until}. */
public record Claim(Review review, Instant until) {}
