package io.limbeck.cleaning.personal;

/** Kinds of personal data, named as Microsoft Presidio names them where it knows the kind. */
public enum EntityType {
    EMAIL_ADDRESS,
    PHONE_NUMBER,
    /** A payment card's number. */
    CREDIT_CARD,
    /** The number of a Chinese resident identity card, 18 or 15 digits (GB 11643). */
    CN_RESIDENT_ID
}
