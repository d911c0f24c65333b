package io.limbeck.cli.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Numbers that are nobody's personal data and must come through the cleaner unharmed. */
final class LookAlikes {
    private static final List<String> DATES = List.of("yyyy-MM-dd", "d MMMM yyyy", "dd/MM/yyyy", "MMM d");

    private final RandomGenerator random;

    LookAlikes(RandomGenerator random) {
        this.random = random;
    }

    String order() {
        return switch (random.nextInt(3)) {
            case 0 -> "ORD-" + number(2024, 2026) + "-" + number(10_000, 99_999);
            case 1 -> "#" + number(100_000, 999_999);
            default -> "FH" + number(1_000_000, 9_999_999);
        };
    }

    String tracking() {
        return "TRK" + number(100_000_000, 999_999_999) + "GB";
    }

    String date() {
        LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600));
        return day.format(DateTimeFormatter.ofPattern(DATES.get(random.nextInt(DATES.size())), Locale.ENGLISH));
    }

    String time() {
        return String.format(Locale.ROOT, "%d:%02d", number(7, 20), number(0, 3) * 15);
    }

    String amount() {
        String sum = String.format(Locale.ROOT, "%,d.%02d", number(4, 2_400), number(0, 99));
        return List.of("$" + sum, sum + " EUR", "£" + sum).get(random.nextInt(3));
    }

    String version() {
        return number(1, 9) + "." + number(0, 20) + "." + number(0, 30);
    }

    private int number(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }
}
