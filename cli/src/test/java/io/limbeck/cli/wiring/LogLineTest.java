package io.limbeck.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void isOneJsonObjectWithTheExceptionInIt() throws Exception {
        String line = JsonTemplateLayout.newBuilder()
                .setConfiguration(new DefaultConfiguration())
                .setEventTemplateUri("classpath:log-line.json")
                .build()
                .toSerializable(Log4jLogEvent.newBuilder()
                        .setTimeMillis(1)
                        .setLevel(Level.ERROR)
                        .setLoggerName("io.limbeck.Some")
                        .setThreadName("worker-1")
                        .setMessage(new SimpleMessage("two\nlines \"quoted\""))
                        .setThrown(new IllegalStateException("lost"))
                        .build());

        assertThat(line).endsWith("}" + System.lineSeparator());
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("timestamp").asText()).isEqualTo("1970-01-01T00:00:00.001Z");
        assertThat(json.get("level").asText()).isEqualTo("ERROR");
        assertThat(json.get("logger").asText()).isEqualTo("io.limbeck.Some");
        assertThat(json.get("thread").asText()).isEqualTo("worker-1");
        assertThat(json.get("message").asText()).isEqualTo("two\nlines \"quoted\"");
        assertThat(json.get("exception").asText()).contains("IllegalStateException: lost", "LogLineTest");
    }
}
