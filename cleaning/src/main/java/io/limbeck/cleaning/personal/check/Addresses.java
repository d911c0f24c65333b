package io.limbeck.cleaning.personal.check;

import java.util.regex.Pattern;

/** Addresses of machines. */
final class Addresses {
    private static final int MAX_GROUPS = 7;
    private static final Pattern LONG_GROUP = Pattern.compile("[0-9A-Fa-f]{2}");
    private static final Pattern GROUPS = Pattern.compile("([0-9A-Fa-f]{0,4}:)*[0-9A-Fa-f]{0,4}");

    private Addresses() {}

    /**
     * A shortened IPv6 address (RFC 4291): at most seven groups of four hexadecimal digits beside its only {@code ::}.
     *
     * <p>One of single digits only, such as {@code a::b}, is a name in a program instead.
     */
    static boolean shortenedIpv6(String value) {
        return GROUPS.matcher(value).matches()
                && (value.startsWith("::") || LONG_GROUP.matcher(value).find())
                && shortenedIpv6WithSuffix(value);
    }

    /** One that goes on with the length of a prefix or with an IPv4 address. */
    static boolean shortenedIpv6WithSuffix(String value) {
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
