package io.limbeck.cli.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Invented personal data that passes every formal check: card numbers with a Luhn digit (ISO/IEC 7812-1), Chinese
 * resident IDs with their check character (GB 11643-1999) and in the 15-digit form before it, phone numbers in the
 * forms in which people write them. Every value is 9 characters or longer, so that a leak scan can tell it from noise.
 */
public final class PersonalData {
    private static final List<String> FIRST = List.of(
            "Anna", "Ben", "Carla", "David", "Elena", "Farid", "Grace", "Hugo", "Irene", "Jonas", "Karin", "Liam",
            "Maria", "Noah", "Olga", "Pedro", "Quinn", "Rosa", "Samir", "Tessa", "Umar", "Vera", "Wendy", "Yusuf");
    private static final List<String> LAST = List.of(
            "Albrecht",
            "Barnes",
            "Castillo",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Gallagher",
            "Haddad",
            "Ivanov",
            "Jansen",
            "Kowalski",
            "Larsson",
            "Moreau",
            "Novak",
            "Okafor",
            "Pereira",
            "Quist",
            "Rossi",
            "Schmidt",
            "Tanaka",
            "Usman",
            "Vogel",
            "Whitaker",
            "Zhang");
    private static final List<String> MAIL_HOSTS =
            List.of("example.com", "example.org", "example.net", "mail.example.com", "post.example.org");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴");
    private static final List<String> GIVEN = List.of("伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "杰");
    /** Districts that exist: Beijing Dongcheng, Shanghai Xuhui, Shenzhen Nanshan, Hangzhou Xihu, Chengdu Wuhou, Wuhan Wuchang. */
    private static final List<String> DISTRICTS = List.of("110101", "310104", "440305", "330106", "510107", "420106");

    private static final List<String> MOBILE_PREFIXES =
            List.of("130", "135", "136", "138", "139", "150", "158", "159", "177", "186", "188", "189");
    private static final List<String> US_AREAS = List.of("212", "312", "415", "503", "617", "713", "206", "404");
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final RandomGenerator random;

    public PersonalData(RandomGenerator random) {
        this.random = random;
    }

    public String name() {
        return pick(FIRST) + " " + pick(LAST);
    }

    public String chineseName() {
        return pick(SURNAMES) + pick(GIVEN) + (random.nextBoolean() ? pick(GIVEN) : "");
    }

    public String email() {
        String first = pick(FIRST).toLowerCase(Locale.ROOT);
        String last = pick(LAST).toLowerCase(Locale.ROOT);
        String local = switch (random.nextInt(5)) {
            case 0 -> first + "." + last;
            case 1 -> first + "_" + last + digits(2);
            case 2 -> first.charAt(0) + last + digits(3);
            case 3 -> first + "+shop" + digits(2);
            default -> last + digits(4);
        };
        return local + digits(2) + "@" + pick(MAIL_HOSTS);
    }

    /** A number as it is written in the USA, Britain, Germany, France or Japan, or a Chinese mobile. */
    public String phone() {
        return switch (random.nextInt(9)) {
            case 0 -> "(" + pick(US_AREAS) + ") " + usExchange() + "-" + digits(4);
            case 1 -> pick(US_AREAS) + "-" + usExchange() + "-" + digits(4);
            case 2 -> "+1 " + pick(US_AREAS) + " " + usExchange() + " " + digits(4);
            case 3 -> "+1" + pick(US_AREAS) + usExchange() + digits(4);
            case 4 -> "+44 20 7" + digits(3) + " " + digits(4);
            case 5 -> "+49 151 " + from(2, 8) + digits(3) + " " + digits(4);
            case 6 -> "+33 6 " + from(1, 8) + digits(1) + " " + digits(2) + " " + digits(2) + " " + digits(2);
            case 7 -> "+81 90-" + from(1, 9) + digits(3) + "-" + digits(4);
            default -> chineseMobile();
        };
    }

    public String chineseMobile() {
        String prefix = pick(MOBILE_PREFIXES);
        return switch (random.nextInt(4)) {
            case 0 -> "+86 " + prefix + " " + digits(4) + " " + digits(4);
            case 1 -> prefix + "-" + digits(4) + "-" + digits(4);
            case 2 -> prefix + " " + digits(4) + " " + digits(4);
            default -> prefix + digits(8);
        };
    }

    public String card() {
        String number = switch (random.nextInt(4)) {
            case 0 -> withLuhn("4" + digits(14));
            case 1 -> withLuhn("5" + from(1, 5) + digits(13));
            case 2 -> withLuhn("37" + digits(12));
            default -> withLuhn("6222" + digits(14));
        };
        String separator = List.of("", " ", "-").get(random.nextInt(3));
        return separator.isEmpty() ? number : number.replaceAll("(\\d{4})(?=\\d)", "$1" + separator);
    }

    /** 18 characters in nine of ten cases, else the 15 digits of the cards issued before 1999. */
    public String chineseId() {
        LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(18_000));
        if (random.nextInt(10) == 0) {
            return pick(DISTRICTS) + birth.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)) + digits(3);
        }
        String body = pick(DISTRICTS) + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + digits(3);
        return body + idCheck(body);
    }

    static String withLuhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }

    static char idCheck(String body) {
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private String usExchange() {
        return from(2, 8) + digits(2);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String from(int low, int high) {
        return Integer.toString(low + random.nextInt(high - low + 1));
    }

    private <T> T pick(List<T> values) {
        return Grammar.pick(values, random);
    }
}
