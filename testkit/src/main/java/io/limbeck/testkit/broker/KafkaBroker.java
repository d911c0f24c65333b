package io.limbeck.testkit.broker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real broker, started once and shared by all tests of this JVM, and a {@link KafkaFixture} of its own to
 * every test method that has such a parameter:
 *
 * <pre>{@code
 * @ExtendWith(KafkaBroker.class)
 * class LoopIT {
 *     @Test
 *     void turns(KafkaFixture kafka) { ... }
 * }
 * }</pre>
 *
 * <p>A container where an engine and the image are at hand, else the embedded broker; {@code -Dlimbeck.broker=container}
 * or {@code embedded} forces one, and tests fail where it cannot be had.
 */
public final class KafkaBroker implements BeforeAllCallback, ParameterResolver {
    /** Of the clients, the container's image and the embedded broker. */
    static final String VERSION = AppInfoParser.getVersion();

    private static final Namespace NAMESPACE = Namespace.create(KafkaBroker.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        broker(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KafkaFixture.class;
    }

    @Override
    public KafkaFixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The store closes it when its scope, the test method or class, ends.
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(),
                        id -> new KafkaFixture(broker(context).bootstrapServers()),
                        KafkaFixture.class);
    }

    private static TestBroker broker(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("broker", key -> Shared.start(), Shared.class)
                .broker();
    }

    /** The broker of this JVM, and the folder to be removed after it. */
    private record Shared(TestBroker broker, Path folder) implements AutoCloseable {
        static Shared start() {
            BrokerKind kind = BrokerKind.choose(System.getProperty(BrokerKind.PROPERTY), ContainerBroker::isAtHand);
            try {
                Path folder = Files.createTempDirectory("limbeck-broker");
                TestBroker broker = kind == BrokerKind.CONTAINER ? ContainerBroker.start() : OwnBroker.in(folder);
                System.out.println("tests use " + broker.description() + " at " + broker.bootstrapServers());
                return new Shared(broker, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
