package io.limbeck.ingest.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.limbeck.schemas.Image;
import io.limbeck.schemas.Record;
import io.limbeck.schemas.Tabular;
import io.limbeck.schemas.Text;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/** What a clean record says, as bytes: equal for equal bodies. */
final class Body {
    private Body() {}

    static byte[] bytes(Record record) {
        if (record.getBody() instanceof Text text) {
            return text.getText().getBytes(UTF_8);
        }
        if (record.getBody() instanceof Tabular row) {
            return new TreeMap<>(row.getColumns()).toString().getBytes(UTF_8);
        }
        ByteBuffer pixels = ((Image) record.getBody()).getData().duplicate();
        byte[] bytes = new byte[pixels.remaining()];
        pixels.get(bytes);
        return bytes;
    }
}
