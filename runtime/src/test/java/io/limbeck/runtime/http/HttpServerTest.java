package io.limbeck.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpServerTest {
    @Test
    void namesAnAddressThatCanBeOpened() {
        assertThat(url("0.0.0.0")).matches("http://localhost:\\d+");
        assertThat(url("127.0.0.1")).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    private static String url(String address) {
        try (HttpServer server = HttpServer.start("test", new Bind(address, 0), "test.port", config -> {})) {
            return server.url();
        }
    }
}
