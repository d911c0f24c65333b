package io.limbeck.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.ingest.registry.Schemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecoderPropertyTest {
    private final Decoder decoder =
            new Decoder(Wanted.text(Fields.defaults()), FormatSettings.defaults(), 1 << 20, Schemas.none());

    @Property
    void answersWhateverTheBytes(@ForAll byte[] value, @ForAll byte[] id, @ForAll byte[] contentType) {
        RawMessage message =
                new RawMessage(Optional.of(value), Optional.of(id), Optional.of(contentType), Instant.EPOCH);

        assertThat(decoder.decode(message)).isNotNull();
    }

    @Property
    void readsEveryTextThatIsNoObjectAsItIs(@ForAll String text) {
        byte[] value = ("x" + text).getBytes(StandardCharsets.UTF_8);
        RawMessage message = new RawMessage(Optional.of(value), Optional.empty(), Optional.empty(), Instant.EPOCH);

        String decoded = decoder.decode(message)
                .fold(read -> read.body().fold(RawBody.RawText::text, columns -> "", picture -> ""), Reason::name);

        assertThat(decoded).isEqualTo(new String(value, StandardCharsets.UTF_8));
    }
}
