package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.cleaning.personal.EntityType;
import io.limbeck.ingest.dedup.DedupSettings;
import io.limbeck.runtime.settings.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestSettingsTest {
    @Test
    void needsNothingButAKey() {
        IngestSettings settings = bind("{'pii':{'key':'k'}}");

        assertThat(settings.key()).isEqualTo(RecordKey.ID);
        assertThat(settings.maxBytes()).isEqualTo(256 * 1024);
        assertThat(settings.deadLetters().keepPayload()).isFalse();
        assertThat(settings.dedup()).isEqualTo(new DedupSettings(DedupSettings.By.ID, Duration.ofMinutes(10)));
        assertThat(settings.threads()).isEqualTo(1);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.json().text()).isEqualTo("text");
    }

    @Test
    void readsEverySetting() {
        IngestSettings settings = bind("""
                {'pii':{'key':'k','actions':{'EMAIL_ADDRESS':'redact','PHONE_NUMBER':'mask'},'regions':['FR']},
                 'text':{'rules':[{'pattern':'a+','replace':'b'}]},
                 'key':'source','json':{'text':'body'},'maxBytes':10,'deadLetters':{'keepPayload':true},
                 'dedup':{'by':'id','window':'PT1H'},'threads':2,'commitInterval':'PT0.05S'}""");

        assertThat(settings.pii().actions())
                .containsEntry(EntityType.EMAIL_ADDRESS, Action.REDACT)
                .containsEntry(EntityType.PHONE_NUMBER, Action.MASK)
                .containsEntry(EntityType.CREDIT_CARD, Action.HASH);
        assertThat(settings.pii().regions()).containsExactly("FR");
        assertThat(settings.text().rules()).hasSize(1);
        assertThat(settings.key()).isEqualTo(RecordKey.SOURCE);
        assertThat(settings.json().text()).isEqualTo("body");
        assertThat(settings.dedup().window()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | LIMBECK_PII_KEY",
                "{'pii':{'key':' '}} | LIMBECK_PII_KEY",
                "{'pii':{'key':'k'},'maxBytes':0} | maxBytes must lie in",
                "{'pii':{'key':'k'},'threads':0} | threads must lie in",
                "{'pii':{'key':'k'},'commitInterval':'PT1M'} | commitInterval must lie",
                "{'pii':{'key':'k'},'dedup':{'window':'PT0S'}} | dedup: window must lie",
                "{'pii':{'key':'k'},'dedup':{'by':'near'}} | dedup.by",
                "{'pii':{'key':'k'},'json':{'text':' '}} | json: text must be",
                "{'pii':{'key':'k','actions':{'EMAIL':'hash'}}} | pii.actions.EMAIL",
                "{'pii':{'key':'k'},'text':{'rules':[{'pattern':'('}]}} | text.rules[0]",
            })
    void refusesWhatCannotBe(String settings, String message) {
        assertThatThrownBy(() -> bind(settings)).hasMessageContaining(message);
    }

    private static IngestSettings bind(String json) {
        try {
            return Settings.bind(new JsonMapper().readTree(json.replace('\'', '"')), IngestSettings.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
