package io.limbeck.broker;

import io.limbeck.broker.EmbeddedBroker.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A broker in a JVM of its own, so that a test can kill it. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready "
                + EmbeddedBroker.start(Settings.in(Path.of(arguments[0]))).bootstrapServers());
    }

    /** @return the process, and where its broker listens */
    static Running start(Path dataDir) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        BrokerProcess.class.getName(),
                        dataDir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                return new Running(process, line.substring("ready ".length()));
            }
        }
        throw new IllegalStateException("the broker's process ended before it was ready");
    }

    record Running(Process process, String bootstrapServers) {
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
