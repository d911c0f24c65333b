package io.limbeck.cleaning.personal;

/**
 * What happens to a find in a text. In ids, keys and other names all but {@link #KEEP} are
 * {@link #HASH}: they must stay distinct.
 */
public enum Action {
    /** A keyed pseudonym, {@code <PHONE_NUMBER:hgqk.lwmcbzyfptra>}: equal values stay equal. */
    HASH,
    /** The pseudonym, and the value under the key behind it: who holds the key can read it back. */
    ENCRYPT,
    /** The type alone, {@code <PHONE_NUMBER>}. */
    REDACT,
    /** Stars but for a hint: the last four digits, or an address's first letter and domain. Hides least. */
    MASK,
    /** A made-up value of the same kind and shape: equal values stay equal, a phone number stays a valid one. */
    SURROGATE,
    /** The whole text goes; its record becomes a dead letter. */
    DROP,
    /** Reported and left as it is. Nothing that is kept hides another find. */
    KEEP
}
