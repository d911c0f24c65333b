package io.limbeck.scorer;

import io.limbeck.model.session.Provider;
import io.limbeck.runtime.http.Bind;
import io.limbeck.scorer.inference.BatchSettings;
import java.util.Objects;

/**
 * The {@code scorer:} section.
 *
 * @param provider what inference runs on
 * @param address the REST server's address
 * @param port the REST server's port; 0 picks a free one
 * @param batch how records are put together
 * @param accept what quality a prediction must have to be accepted
 * @param explorationRate share of all records that people are asked about, whatever the model says, in [0, 1]
 * @param transaction how long a transaction is
 * @param includeText whether predictions carry the cleaned text
 * @param format of the predictions topic
 */
public record ScorerSettings(
        Provider provider,
        String address,
        Integer port,
        BatchSettings batch,
        AcceptSettings accept,
        Double explorationRate,
        TransactionSettings transaction,
        Boolean includeText,
        Format format) {

    /** How predictions are written. */
    public enum Format {
        JSON,
        AVRO
    }

    public ScorerSettings {
        provider = Objects.requireNonNullElse(provider, Provider.AUTO);
        address = Objects.requireNonNullElse(address, Bind.LOOPBACK);
        port = Objects.requireNonNullElse(port, 7081);
        batch = Objects.requireNonNullElseGet(batch, BatchSettings::defaults);
        accept = Objects.requireNonNullElseGet(accept, () -> new AcceptSettings(null));
        explorationRate = Objects.requireNonNullElse(explorationRate, 0.01);
        transaction = Objects.requireNonNullElseGet(transaction, TransactionSettings::defaults);
        includeText = Objects.requireNonNullElse(includeText, false);
        format = Objects.requireNonNullElse(format, Format.JSON);
        if (!(explorationRate >= 0 && explorationRate <= 1)) {
            throw new IllegalArgumentException("explorationRate must lie in 0..1, is " + explorationRate);
        }
        new Bind(address, port);
    }

    public static ScorerSettings defaults() {
        return new ScorerSettings(null, null, null, null, null, null, null, null, null);
    }

    /** Where the REST server listens. */
    public Bind bind() {
        return new Bind(address, port);
    }
}
