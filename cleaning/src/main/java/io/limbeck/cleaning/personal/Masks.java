package io.limbeck.cleaning.personal;

/** Values under stars. */
final class Masks {
    private static final int SHOWN = 4;

    private Masks() {}

    /** {@code j***@example.org}, {@code *******8000}: as much as a person needs to recognise the own value. */
    static String mask(Find find, String written) {
        if (find.type().equals(EmailRecognizer.TYPE)) {
            return address(find.value());
        }
        return written.chars().anyMatch(Character::isDigit) ? number(written) : name(written);
    }

    /** {@code 段**}: names are short, so that their end would be all of them. */
    private static String name(String written) {
        int first = written.offsetByCodePoints(0, 1);
        return written.substring(0, first) + "*".repeat(written.codePointCount(first, written.length()));
    }

    private static String address(String value) {
        int at = value.indexOf('@');
        return value.substring(0, Character.charCount(value.codePointAt(0))) + "***" + value.substring(at);
    }

    private static String number(String written) {
        StringBuilder masked = new StringBuilder();
        int length = (int) written.chars().filter(Character::isLetterOrDigit).count();
        int most = Math.max(0, Math.min(SHOWN, length / 2 - 1)); // of a short one less than half
        int shown = 0;
        for (int i = written.length() - 1; i >= 0; i--) {
            char c = written.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                masked.append(shown < most ? c : '*');
                shown++;
            }
        }
        return masked.reverse().toString();
    }
}
