package io.limbeck.cli.sample;

import java.util.List;
import java.util.Objects;

/**
 * One support ticket with what is known about it.
 *
 * @param label what annotators and accuracy go by; now and then it is not what the sentences are about, as in life
 * @param subject the label of the sentence that the ticket is about
 * @param language {@code en} or {@code zh}
 * @param secrets personal data in the text
 * @param lookAlikes values that look like personal data and are none: order numbers, dates, amounts
 */
public record Ticket(
        String text, String label, String subject, String language, List<Span> secrets, List<Span> lookAlikes) {
    public Ticket {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(language, "language");
        secrets = List.copyOf(secrets);
        lookAlikes = List.copyOf(lookAlikes);
    }
}
