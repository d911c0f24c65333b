package io.limbeck.testkit.broker;

/** A running broker of either kind. */
interface TestBroker extends AutoCloseable {
    String bootstrapServers();

    /** What it is, for the line that says which broker the tests use. */
    String description();

    @Override
    void close();
}
