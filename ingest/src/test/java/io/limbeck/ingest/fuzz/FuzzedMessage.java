package io.limbeck.ingest.fuzz;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A message for {@code raw}.
 *
 * @param secrets that are in it
 * @param whole whether they all stand in it as whole tokens, however it is read: nothing was cut off or exchanged
 */
public record FuzzedMessage(TestRecord<byte[], byte[]> message, List<Secret> secrets, boolean whole) {
    public FuzzedMessage {
        secrets = List.copyOf(secrets);
    }

    /** Everything that is needed to send it again. */
    @Override
    public String toString() {
        List<String> headers = new ArrayList<>();
        for (Header header : message.headers()) {
            headers.add(header.key() + "=" + base64(header.value()));
        }
        return "at " + message.getRecordTime() + " with key " + base64(message.key()) + ", headers " + headers
                + ", value " + base64(message.value()) + " (base64), secrets " + secrets;
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? "none" : Base64.getEncoder().encodeToString(bytes);
    }
}
