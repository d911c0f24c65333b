package io.limbeck.cleaning.personal;

/** Values under stars. */
final class Masks {
    private static final int SHOWN = 4;

    private Masks() {}

    /** {@code j***@example.org}, {@code *******8000}: as much as a person needs to recognise the own value. */
    static String mask(Find find, String written) {
        return find.type().equals(EmailRecognizer.TYPE) ? address(find.value()) : number(written);
    }

    private static String address(String value) {
        int at = value.indexOf('@');
        return value.substring(0, Character.charCount(value.codePointAt(0))) + "***" + value.substring(at);
    }

    private static String number(String written) {
        StringBuilder masked = new StringBuilder();
        int shown = 0;
        for (int i = written.length() - 1; i >= 0; i--) {
            char c = written.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                masked.append(shown < SHOWN ? c : '*');
                shown++;
            }
        }
        return masked.reverse().toString();
    }
}
