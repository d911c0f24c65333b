package io.limbeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.limbeck.cleaning.personal.Action;
import io.limbeck.ingest.decode.CsvSettings;
import io.limbeck.ingest.decode.Fields;
import io.limbeck.ingest.decode.Format;
import io.limbeck.ingest.decode.FormatSettings;
import io.limbeck.ingest.decode.LogSettings;
import io.limbeck.ingest.dedup.DedupSettings;
import io.limbeck.ingest.push.PushSettings;
import io.limbeck.runtime.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        assertThat(settings.fields().text()).containsExactly("text");
        assertThat(settings.format()).isEqualTo(FormatSettings.defaults());
        assertThat(settings.push())
                .isEqualTo(
                        new PushSettings("127.0.0.1", 7082, 8 * 1024 * 1024, 32 * 1024 * 1024, Duration.ofSeconds(10)));
    }

    @Test
    void readsEverySetting() {
        IngestSettings settings = bind("""
                {'pii':{'key':'k','actions':{'EMAIL_ADDRESS':'redact','PHONE_NUMBER':'mask'},'regions':['FR']},
                 'text':{'rules':[{'pattern':'a+','replace':'b'}]},
                 'key':'source','fields':{'id':'no','text':['subject','body'],'attributes':{'channel':'via'}},'format':{'assume':'csv','csv':{'columns':['id','body'],'delimiter':';'},'log':{'zone':'Z'}},'maxBytes':10,'deadLetters':{'keepPayload':true},
                 'dedup':{'by':'near','window':'PT1H'},'threads':2,'commitInterval':'PT0.05S',
                 'push':{'address':'0.0.0.0','port':0,'maxRequestBytes':10,'maxInFlightBytes':20,'timeout':'PT1S'}}""");

        assertThat(settings.pii().actions())
                .containsEntry("EMAIL_ADDRESS", Action.REDACT)
                .containsEntry("PHONE_NUMBER", Action.MASK)
                .doesNotContainKey("CREDIT_CARD");
        assertThat(settings.pii().regions()).containsExactly("FR");
        assertThat(settings.text().rules()).hasSize(1);
        assertThat(settings.key()).isEqualTo(RecordKey.SOURCE);
        assertThat(settings.fields())
                .isEqualTo(new Fields("no", List.of("subject", "body"), null, Map.of("channel", "via")));
        assertThat(settings.format())
                .isEqualTo(new FormatSettings(
                        Format.CSV, new CsvSettings(List.of("id", "body"), ";"), new LogSettings("Z")));
        assertThat(settings.dedup()).isEqualTo(new DedupSettings(DedupSettings.By.NEAR, Duration.ofHours(1)));
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.push()).isEqualTo(new PushSettings("0.0.0.0", 0, 10, 20, Duration.ofSeconds(1)));
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
                "{'pii':{'key':'k'},'dedup':{'by':'text'}} | dedup.by",
                "{'pii':{'key':'k'},'push':{'port':70000}} | push: a port must be",
                "{'pii':{'key':'k'},'push':{'maxRequestBytes':0}} | push: maxRequestBytes must lie in",
                "{'pii':{'key':'k'},'push':{'maxRequestBytes':9,'maxInFlightBytes':8}} | push: maxInFlightBytes must",
                "{'pii':{'key':'k'},'push':{'timeout':'PT0.1S'}} | push: timeout must lie",
                "{'pii':{'key':'k'},'fields':{'text':' '}} | fields: text must be",
                "{'pii':{'key':'k'},'fields':{'attributes':{'a':'x['}}} | fields: attributes.a is no path",
                "{'pii':{'key':'k','actions':{'EMAIL':'hash'}}} | pii: actions knows no type EMAIL",
                "{'pii':{'key':'k'},'format':{'assume':'xml'}} | format.assume: must be json",
                "{'pii':{'key':'k'},'format':{'csv':{'columns':[]}}} | format.csv: columns must",
                "{'pii':{'key':'k'},'format':{'log':{'zone':'Berlin'}}} | format.log: zone must be",
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
