package io.limbeck.ingest;

/** What cleaning lets through: a candidate, or word that a record is gone. Never leaves the process. */
sealed interface Arrival permits Candidate, Refined.Deleted {}
