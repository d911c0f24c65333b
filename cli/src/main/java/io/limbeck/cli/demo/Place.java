package io.limbeck.cli.demo;

/** Where a message stands in the raw topic. */
record Place(int partition, long offset) {}
