package io.limbeck.scorer;

import io.limbeck.runtime.health.Health;

/** The thread of a {@link ScorerLoop}. */
final class LoopThread implements AutoCloseable {
    private final ScorerLoop loop;
    private final Thread thread;

    LoopThread(ScorerLoop loop) {
        this.loop = loop;
        this.thread = new Thread(loop, "scorer");
        thread.setDaemon(true);
    }

    void report(Health health) {
        health.report(ScorerClients.SERVICE, loop::reasonNotReady);
    }

    void start() {
        thread.start();
    }

    /** Returns when what was under way is committed. */
    @Override
    public void close() {
        loop.stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
