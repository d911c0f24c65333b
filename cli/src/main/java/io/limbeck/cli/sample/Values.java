package io.limbeck.cli.sample;

import java.util.Objects;

/** The values behind upper-case slots: personal data, its harmless look-alikes, and names. */
final class Values {
    enum Kind {
        SECRET,
        LOOK_ALIKE,
        /** Neither to be found nor counted: a person's name alone. */
        NEUTRAL
    }

    record Value(Kind kind, String type, String text) {
        Value {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(text, "text");
        }
    }

    private final PersonalData personal;
    private final LookAlikes lookAlikes;

    Values(PersonalData personal, LookAlikes lookAlikes) {
        this.personal = personal;
        this.lookAlikes = lookAlikes;
    }

    Value next(String slot) {
        return switch (slot) {
            case "EMAIL" -> secret("EMAIL_ADDRESS", personal.email());
            case "PHONE" -> secret("PHONE_NUMBER", personal.phone());
            case "CNMOBILE" -> secret("PHONE_NUMBER", personal.chineseMobile());
            case "CARD" -> secret("CREDIT_CARD", personal.card());
            case "CNID" -> secret("CN_RESIDENT_ID", personal.chineseId());
            case "NAME" -> new Value(Kind.NEUTRAL, "PERSON", personal.name());
            case "ZHNAME" -> new Value(Kind.NEUTRAL, "PERSON", personal.chineseName());
            case "ORDER" -> lookAlike("ORDER", lookAlikes.order());
            case "TRACKING" -> lookAlike("TRACKING", lookAlikes.tracking());
            case "DATE" -> lookAlike("DATE", lookAlikes.date());
            case "TIME" -> lookAlike("TIME", lookAlikes.time());
            case "AMOUNT" -> lookAlike("AMOUNT", lookAlikes.amount());
            case "VERSION" -> lookAlike("VERSION", lookAlikes.version());
            default -> throw new IllegalArgumentException("the sample program makes no {" + slot + "}");
        };
    }

    private static Value secret(String type, String text) {
        return new Value(Kind.SECRET, type, text);
    }

    private static Value lookAlike(String type, String text) {
        return new Value(Kind.LOOK_ALIKE, type, text);
    }
}
