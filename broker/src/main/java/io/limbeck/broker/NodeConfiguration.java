package io.limbeck.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a node that is a whole cluster: small, and quick to start. */
final class NodeConfiguration {
    static final int NODE = 1;
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    static final String LOOPBACK = "127.0.0.1";

    private NodeConfiguration() {}

    static Map<String, String> of(
            Path log, String host, String advertisedHost, int port, int controllerPort, Map<String, String> overrides) {
        Map<String, String> node = new LinkedHashMap<>();
        node.put("process.roles", "broker,controller");
        node.put("node.id", Integer.toString(NODE));
        node.put("log.dirs", log.toString());
        node.put(
                "listeners",
                CLIENTS + "://" + host + ":" + port + "," + CONTROLLER + "://" + LOOPBACK + ":" + controllerPort);
        node.put("advertised.listeners", CLIENTS + "://" + advertisedHost + ":" + port);
        node.put("controller.listener.names", CONTROLLER);
        node.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        node.put("inter.broker.listener.name", CLIENTS);
        node.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);

        // One copy of everything: there is nobody to copy to.
        node.put("default.replication.factor", "1");
        node.put("min.insync.replicas", "1");
        node.put("offsets.topic.replication.factor", "1");
        node.put("transaction.state.log.replication.factor", "1");
        node.put("transaction.state.log.min.isr", "1");
        node.put("share.coordinator.state.topic.replication.factor", "1");
        node.put("share.coordinator.state.topic.min.isr", "1");

        // Few files and threads: internal topics of fifty partitions take seconds to make on one disk.
        node.put("offsets.topic.num.partitions", "4");
        node.put("transaction.state.log.num.partitions", "4");
        node.put("share.coordinator.state.topic.num.partitions", "4");
        node.put("num.network.threads", "2");
        node.put("num.io.threads", "4");
        node.put("background.threads", "2");
        node.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
        node.put("log.index.size.max.bytes", Integer.toString(2 * 1024 * 1024));

        // A group waits for nobody, and a dead producer's transaction is looked for every second.
        node.put("group.initial.rebalance.delay.ms", "0");
        node.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // After a kill the controller refuses the node until it believes the former one dead.
        node.put("broker.heartbeat.interval.ms", "500");
        node.put("broker.session.timeout.ms", "3000");

        node.put("auto.create.topics.enable", "false");
        node.put("message.max.bytes", Integer.toString(16 * 1024 * 1024));
        node.putAll(overrides);
        return node;
    }
}
