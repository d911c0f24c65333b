package io.limbeck.cli.leak;

/** In what shape a secret may hide. */
public enum Form {
    /** As it was written. */
    RAW,
    /** As JSON, HTML or a URL escapes it. */
    ESCAPED,
    /** Its digits without what stood between them. */
    DIGITS,
    /** Within anything encoded in base64, whatever stood before it. */
    BASE64
}
