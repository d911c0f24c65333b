package io.limbeck.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Server sockets bound before the node exists and handed to it when it opens its listeners. The node must know its own
 * addresses before it starts; a port that was looked up, freed and bound again could be lost to another process in
 * between.
 */
final class BoundListeners implements ServerSocketFactory, AutoCloseable {
    private static final int BACKLOG = 50;

    private final Map<String, ServerSocketChannel> channels = new ConcurrentHashMap<>();

    /**
     * Binds one listener.
     *
     * @param port the port, or 0 for a free one
     * @return the port bound
     * @throws PortTakenException another process has it
     */
    int bind(String listener, String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(host, port), BACKLOG);
            channels.put(listener, channel);
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (BindException e) {
            channel.close();
            throw new PortTakenException(host, port, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        ServerSocketChannel bound = channels.remove(listener);
        return bound != null
                ? bound
                : ServerSocketFactory.INSTANCE.openServerSocket(listener, address, backlog, receiveBufferBytes);
    }

    /** Closes what no node took. */
    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : channels.values()) {
            channel.close();
        }
        channels.clear();
    }
}
