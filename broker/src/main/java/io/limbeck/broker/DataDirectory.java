package io.limbeck.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Where the node keeps its log, and which ports it had: clients that were told an address find it there again. */
final class DataDirectory {
    private static final String PORTS = "ports.properties";

    private final Path root;

    DataDirectory(Path root) throws IOException {
        this.root = Files.createDirectories(root).toAbsolutePath().normalize();
    }

    Path log() {
        return root.resolve("log");
    }

    /** Writes the identity of a new cluster, unless one is there. */
    void format(int node, String controllerListener) throws IOException {
        if (Files.exists(log().resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(out)
                    .setNodeId(node)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(log().toString()))
                    .setMetadataLogDirectory(log().toString())
                    .setControllerListenerName(controllerListener)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("formatting " + log() + " failed: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    /** The port a listener had at the last start, or 0. */
    int portOf(String listener) throws IOException {
        Path file = root.resolve(PORTS);
        if (!Files.exists(file)) {
            return 0;
        }
        Properties ports = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            ports.load(in);
        }
        String port = ports.getProperty(listener, "0");
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    }

    /** Remembers the ports, whole or not at all. */
    void remember(Properties ports) throws IOException {
        Path whole = Files.createTempFile(root, PORTS, ".new");
        try (Writer out = Files.newBufferedWriter(whole)) {
            ports.store(out, null);
        }
        Files.move(whole, root.resolve(PORTS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
