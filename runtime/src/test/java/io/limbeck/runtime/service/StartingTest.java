package io.limbeck.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartingTest {
    private final StopSignal stop = new StopSignal();
    private final Starting starting = new Starting(stop);

    @Test
    void isInterruptedByAStop() {
        stop.request();

        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void drainingIsNeverInterrupted() throws Exception {
        starting.over();
        stop.request();
        starting.awaitWatch();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void takesBackTheInterruptOfAStopThatCameBeforeItsEnd() {
        Thread.currentThread().interrupt();
        starting.over();

        assertThat(Thread.interrupted()).isFalse();
    }
}
