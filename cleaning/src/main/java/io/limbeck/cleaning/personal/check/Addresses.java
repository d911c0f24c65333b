package io.limbeck.cleaning.personal.check;

/** Addresses of machines. */
final class Addresses {
    private static final int MAX_GROUPS = 7;

    private Addresses() {}

    /** A shortened IPv6 address (RFC 4291) has at most seven groups beside its only {@code ::}. */
    static boolean shortenedIpv6(String value) {
        int gap = value.indexOf("::");
        return gap >= 0
                && value.indexOf("::", gap + 1) < 0
                && groups(value.substring(0, gap)) + groups(value.substring(gap + 2)) <= MAX_GROUPS;
    }

    /** Neither the address of nobody nor that of everybody (IEEE 802). */
    static boolean mac(String value) {
        return !value.chars().allMatch(c -> c == '0') && !value.chars().allMatch(c -> c == 'F');
    }

    private static int groups(String part) {
        return part.isEmpty() ? 0 : 1 + (int) part.chars().filter(c -> c == ':').count();
    }
}
