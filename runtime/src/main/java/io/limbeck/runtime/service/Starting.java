package io.limbeck.runtime.service;

/**
 * The time in which a process starts, on the thread that made this. A start may wait long, for a broker that is away; a
 * stop that is asked for meanwhile interrupts it. Once it is over nothing is interrupted any more, because draining must
 * not be.
 */
public final class Starting {
    private final Thread starter = Thread.currentThread();
    private final Thread watch;
    private boolean over;

    public Starting(StopSignal stop) {
        watch = new Thread(() -> interruptOn(stop), "stop-while-starting");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends this time; an interrupt that came until now is taken back. May be called twice. */
    public synchronized void over() {
        if (!over) {
            over = true;
            Thread.interrupted();
        }
    }

    /** Waits until the stop that was asked for has been noticed. */
    void awaitWatch() throws InterruptedException {
        watch.join();
    }

    private void interruptOn(StopSignal stop) {
        try {
            stop.await();
            interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interrupt() {
        if (!over) {
            starter.interrupt();
        }
    }
}
