package io.limbeck.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the child runs: greets and waits for its end. */
    static final class Greeter {
        private Greeter() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("hello " + arguments[0]);
            new CountDownLatch(1).await();
        }
    }

    @Test
    void hearsChildAndKillsIt() throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(Greeter.class, "you")) {
            assertThat(child.awaitLine(line -> line.startsWith("hello"), PATIENCE))
                    .isEqualTo("hello you");

            child.kill();

            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void showsOutputOfChildThatEndedEarly() throws InterruptedException {
        try (ChildJvm child = ChildJvm.start(Greeter.class)) {
            assertThatThrownBy(() -> child.awaitLine(line -> line.startsWith("hello"), PATIENCE))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the child JVM ended")
                    .hasMessageContaining("ArrayIndexOutOfBoundsException");
        }
    }
}
