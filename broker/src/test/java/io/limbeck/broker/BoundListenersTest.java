package io.limbeck.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class BoundListenersTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void namesPortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BoundListeners listeners = new BoundListeners()) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> listeners.bind("CLIENTS", HOST, port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is taken; name another, or 0 for a free one")
                    .extracting(e -> ((PortTakenException) e).port())
                    .isEqualTo(port);
        }
    }

    @Test
    void handsEachSocketOutOnce() throws IOException {
        try (BoundListeners listeners = new BoundListeners()) {
            int port = listeners.bind("CLIENTS", HOST, 0);
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);

            try (ServerSocketChannel handed = listeners.openServerSocket("CLIENTS", address, 10, -1)) {
                assertThat(((InetSocketAddress) handed.getLocalAddress()).getPort())
                        .isEqualTo(port);
                assertThatThrownBy(() -> listeners.openServerSocket("CLIENTS", address, 10, -1))
                        .as("the socket is in use, so a second must be a new one, which cannot have its port")
                        .isInstanceOf(Exception.class);
            }
        }
    }

    @Test
    void freesWhatNobodyTook() throws IOException {
        int port;
        try (BoundListeners listeners = new BoundListeners()) {
            port = listeners.bind("CLIENTS", HOST, 0);
        }

        try (BoundListeners again = new BoundListeners()) {
            assertThat(again.bind("CLIENTS", HOST, port)).isEqualTo(port);
        }
    }
}
