package io.limbeck.ingest.decode;

/** Why a raw message has no place among the records; docs/reason-codes.md tells what to do about each. */
public enum Reason {
    EMPTY("the value is empty, or nothing is left of its text once it is cleaned"),
    TOO_LARGE("larger than ingest.maxBytes allows"),
    UNSUPPORTED_CONTENT_TYPE(
            "the content-type header names a format that is not read here, or a charset other than UTF-8"),
    WRONG_BODY("the task is about another kind of body: text, columns or pictures"),
    INVALID_UTF8("the bytes are not valid UTF-8"),
    INVALID_JSON("the value is not one JSON object"),
    INVALID_CSV("the value is not one row of CSV with at most the columns of ingest.format.csv.columns"),
    HEADER_ROW("the row repeats the names of ingest.format.csv.columns"),
    INVALID_AVRO("the value is not one record of Avro in the Confluent wire format, or not of its schema"),
    UNKNOWN_SCHEMA("the registry at schema.registry.url has no Avro schema with the message's schema id"),
    MISSING_TEXT("there is no text at any of the paths of ingest.fields.text"),
    PERSONAL_DATA("it holds personal data of a type that ingest.pii drops"),
    INVALID_NUMBER("a column of ingest.columns that holds numbers has a value that is none"),
    INVALID_IMAGE("the bytes are no PNG or JPEG that can be read"),
    IMAGE_TOO_LARGE("the picture has more pixels than ingest.images.maxPixels allows, or too many passes over them"),
    INVALID_ID("the id is neither a text nor a whole number, or longer than 512 characters"),
    MISSING_ID("a delete, a message without a value, needs a header id or a key that names the record"),
    INVALID_TIMESTAMP("the timestamp is neither milliseconds since 1970 nor an ISO-8601 time with its offset"),
    FORGOTTEN("the record was to be forgotten: its id is not taken any more"),
    DUPLICATE("the same came before, within ingest.dedup.window"),
    NEAR_DUPLICATE("nearly the same text came before, within ingest.dedup.window");

    private final String message;

    Reason(String message) {
        this.message = message;
    }

    /** Whether the message was readable and only too many. */
    public boolean isDuplicate() {
        return this == DUPLICATE || this == NEAR_DUPLICATE;
    }

    /** In words of ours: never a word of the input. */
    public String message() {
        return message;
    }
}
