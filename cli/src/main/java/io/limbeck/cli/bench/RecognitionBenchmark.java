package io.limbeck.cli.bench;

import io.limbeck.cleaning.Cleaner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Puts published cases to the cleaner: what it finds, and what it takes for personal data that is none. */
public final class RecognitionBenchmark {
    private static final String PHONE = "PHONE_NUMBER";

    /** How forms call what the files name in English; other values are numbers of papers. */
    private static final Map<String, String> CHINESE_NAMES = Map.ofEntries(
            Map.entry("CN_ADDRESS", "地址"),
            Map.entry("CN_BANK_CARD_FORM_ONLY", "银行卡号"),
            Map.entry("CN_DRIVING_LICENCE", "驾驶证档案编号"),
            Map.entry("CN_LANDLINE", "电话"),
            Map.entry("CN_MOBILE", "手机"),
            Map.entry("CN_NAME", "姓名"),
            Map.entry("CN_PASSPORT", "护照号"),
            Map.entry("CN_PLATE", "车牌"),
            Map.entry("CN_QQ", "QQ"),
            Map.entry("CN_WECHAT_ID", "微信号"),
            Map.entry("CN_ZIP", "邮编"),
            Map.entry("CAR_VIN", "车架号"),
            Map.entry("EMAIL", "邮箱"),
            Map.entry("IMEI", "IMEI"));

    private final CaseFiles files;
    private final Function<List<String>, Cleaner> cleaners;

    /**
     * @param folder where the cases lie, at any depth down to four
     * @param cleaners makes a cleaner of the settings with these {@code path=value} besides
     */
    public RecognitionBenchmark(Path folder, Function<List<String>, Cleaner> cleaners) {
        this.files = new CaseFiles(folder);
        this.cleaners = cleaners;
    }

    /**
     * One table.
     *
     * @param total over all lines
     */
    public record Table(String title, List<Line> lines, Line total) {
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One type.
     *
     * @param there spans that are there
     * @param found of them; a share of them in {@code recall}
     * @param falseFinds finds where there is nothing of the type
     * @param precision share of true finds among all
     * @param without texts without anything of the type
     * @param held of them, those without a find
     */
    public record Line(
            String name,
            int there,
            int found,
            double recall,
            int falseFinds,
            double precision,
            int without,
            int held) {}

    public List<Table> run() throws IOException {
        Cleaner everything = cleaners.apply(List.of());
        List<Table> tables = new ArrayList<>();
        List<PersonalDataCase> cases = files.recognisers();
        Map<String, Cleaner> alone = new TreeMap<>();
        for (PersonalDataCase each : cases) {
            if (everything.types().contains(each.type())) {
                alone.computeIfAbsent(
                        each.type(),
                        type -> cleaners.apply(List.of("ingest.pii.types=[" + type + "]", "ingest.pii.minScore=0")));
            }
        }
        tables.add(table("recogniser cases, each type by itself, at any score", cases, (tally, each) -> {
            Cleaner cleaner = alone.get(each.type());
            tally.typed(cleaner == null ? everything : cleaner, each);
        }));
        List<PersonalDataCase> positives =
                cases.stream().filter(each -> each.count() > 0).toList();
        tables.add(table(
                "recogniser cases, as set, covered by any find",
                positives,
                (tally, each) -> tally.covered(everything, each)));
        tables.add(
                table("sentences, as set, by type", files.sentences(), (tally, each) -> tally.typed(everything, each)));
        tables.add(table(
                "Chinese values alone, as set, covered by any find",
                files.chineseValues(),
                (tally, each) -> tally.covered(everything, each)));
        tables.add(table(
                "Chinese values behind the word that names them",
                files.chineseValues().stream().map(RecognitionBenchmark::named).toList(),
                (tally, each) -> tally.covered(everything, each)));
        tables.add(phones(everything));
        tables.removeIf(table -> table.lines().isEmpty());
        return tables;
    }

    private static Table table(String title, List<PersonalDataCase> cases, BiConsumer<Tally, PersonalDataCase> count) {
        Map<String, Tally> byType = new TreeMap<>();
        for (PersonalDataCase each : cases) {
            count.accept(byType.computeIfAbsent(each.type(), Tally::new), each);
        }
        return table(title, byType);
    }

    private static Table table(String title, Map<String, Tally> tallies) {
        Tally total = new Tally("all");
        tallies.values().forEach(total::add);
        return new Table(title, tallies.values().stream().map(Tally::line).toList(), total.line());
    }

    private Table phones(Cleaner everything) throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        for (var region : files.phones().entrySet()) {
            Cleaner atHome = cleaners.apply(List.of("ingest.pii.regions=[" + region.getKey() + "]"));
            for (CaseFiles.Phone phone : region.getValue()) {
                tallies.computeIfAbsent("international", Tally::new)
                        .typed(everything, PersonalDataCase.value(PHONE, phone.international()));
                tallies.computeIfAbsent("international, in a sentence", Tally::new)
                        .typed(everything, inSentence(phone.international()));
                tallies.computeIfAbsent("national, region set", Tally::new)
                        .typed(atHome, PersonalDataCase.value(PHONE, phone.national()));
                tallies.computeIfAbsent("national, region set, in a sentence", Tally::new)
                        .typed(atHome, inSentence(phone.national()));
            }
        }
        return table("example phone numbers of every region", tallies);
    }

    private static PersonalDataCase named(PersonalDataCase value) {
        String before = CHINESE_NAMES.getOrDefault(value.type(), "证件号") + "：";
        List<PersonalDataCase.Range> spans = value.spans().stream()
                .map(span -> new PersonalDataCase.Range(before.length() + span.start(), before.length() + span.end()))
                .toList();
        return new PersonalDataCase(value.type(), before + value.text() + "，请核对", spans, 1, false);
    }

    private static PersonalDataCase inSentence(String number) {
        String before = "You can call me back on ";
        return new PersonalDataCase(
                PHONE,
                before + number + " after six.",
                List.of(new PersonalDataCase.Range(before.length(), before.length() + number.length())),
                1,
                false);
    }
}
