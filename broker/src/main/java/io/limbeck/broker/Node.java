package io.limbeck.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer$;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Apache Kafka's own controller and broker, put together as {@code KafkaRaftServer} does it, but with our sockets and
 * our answer to faults.
 */
final class Node {
    private static final Logger log = LoggerFactory.getLogger(Node.class);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private Node(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    static Node start(Map<String, String> configuration, BoundListeners listeners, Faults faults) throws IOException {
        KafkaConfig config = new KafkaConfig(configuration, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directory =
                KafkaRaftServer$.MODULE$.initializeLogDirs(config, log, "");
        QuorumConfig quorum = config.quorumConfig();
        SharedServer shared = new SharedServer(
                config,
                directory._1(),
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(
                        config, Time.SYSTEM, directory._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                List.of(),
                faults,
                listeners);
        // The controller first: the broker asks it for leave to serve.
        Node node = new Node(
                new ControllerServer(shared, KafkaRaftServer$.MODULE$.configSchema(), directory._2()),
                new BrokerServer(shared));
        try {
            node.controller.startup();
            node.broker.startup();
            return node;
        } catch (Exception e) { // Scala declares nothing: checked exceptions arrive here too
            node.stop(Duration.ZERO);
            throw new IllegalStateException(reason(e), e);
        }
    }

    /** The broker first: it says goodbye to the controller. */
    void stop(Duration patience) {
        try {
            broker.shutdown(patience);
        } finally {
            controller.shutdown();
        }
    }

    private static String reason(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException && cause.getMessage().contains(".lock")) {
                return "another process uses the broker's data directory: " + cause.getMessage();
            }
        }
        return "the broker did not start: " + e.getMessage();
    }
}
