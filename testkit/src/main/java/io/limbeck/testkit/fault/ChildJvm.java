package io.limbeck.testkit.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A JVM started by a test with the test's own class path, so that it can be killed. Its output is kept line by line and
 * shown when a wait fails.
 */
public final class ChildJvm implements AutoCloseable {
    private static final int SHOWN = 60;

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs {@code main} with {@code arguments} in 512 MB. */
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), main, arguments);
    }

    public static ChildJvm start(List<String> jvm, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", classPath());
        try {
            return new ChildJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the child JVM did not start", e);
        }
    }

    /** Waits for the first line that {@code wanted} accepts; fails when it does not come. */
    public String awaitLine(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lines) {
            while (true) {
                Optional<String> found = lines.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !process.isAlive()) {
                    throw new AssertionError((process.isAlive() ? "waited " + patience : "the child JVM ended")
                            + " without the line; its output ends:\n" + tail());
                }
                lines.wait(Math.min(left, 200));
            }
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code, and fails when it takes longer than {@code patience}. */
    public int terminate(Duration patience) throws InterruptedException {
        process.destroy();
        return exitCode(patience);
    }

    /** The exit code of a process that ends by itself; fails when it takes longer than {@code patience}. */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the child JVM did not end within " + patience + "; its output ends:\n" + tail());
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    public List<String> output() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String tail() {
        List<String> all = output();
        return String.join("\n", all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    }

    /** Surefire may start this JVM from a jar that only names the class path. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            // The pipe breaks when the process is killed: that is what tests are for.
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    }
}
