package io.limbeck.cleaning.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cleaning.text.AlignedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is a person in Chinese text and what is none. All names are made up. */
class ChineseNameTest {
    private final PersonalData personal = new PersonalData(PersonalDataSettings.withKey("key"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我叫陈晓燕，订单没有到 | 陈晓燕",
                "王建国 | 王建国",
                "收件人：邱杰梓，地址 | 邱杰梓",
                "姓名:唐怡秀 | 唐怡秀",
                "{\"姓名\": \"欧阳春燕\"} | 欧阳春燕",
                "请联系李秀兰女士 | 李秀兰",
                "昨天张爱兰给我打了电话 | 张爱兰",
                "ticket from 刘晓东, urgent | 刘晓东",
                "持卡人是诸葛文斌 | 诸葛文斌",
                "凯文·杜兰德 | 凯文·杜兰德",
                "买买提江·吾斯曼 | 买买提江·吾斯曼",
                "卡尔·冯·茨维格 | 卡尔·冯·茨维格",
            })
    void findsNames(String text, String name) {
        assertThat(found(text)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "你好，请推荐一家人均消费在100元的餐馆",
                "金额不对，黄色的那件高了，马上退款",
                "我想去成宾酒家吃烤羊排，那好吧",
                "水立方嬉水乐园的门票多少",
                "从北京康莱德酒店到天坛公园",
                "金鼎轩(后海店)的电话",
                "姓名不对，请修改",
                "联系人是谁",
                "餐馆·景点",
                "高先生和周女士",
            })
    void leavesPlacesDishesAndOrdinaryWordsAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void wordsAroundANameMakeItSurer() {
        double plain = score("昨天张晓兰给我打了电话");

        assertThat(score("昨天张晓兰女士给我打了电话")).isGreaterThan(plain);
        assertThat(score("联系人张晓兰")).isGreaterThan(plain);
    }

    @Test
    void maskShowsTheSurnameOnly() {
        assertThat(Masks.mask(new Find("CN_NAME", 0, 3, 0.6, "陈晓燕"), "陈晓燕")).isEqualTo("陈**");
        assertThat(Masks.mask(new Find("PHONE_NUMBER", 0, 5, 0.6, "40123"), "40123"))
                .isEqualTo("****3");
    }

    @Test
    void everyThreadFindsTheSame() {
        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> found("我叫陈晓燕，昨天张爱兰来过" + i)))
                .allMatch(List.of("陈晓燕", "张爱兰")::equals);
    }

    @Test
    void longTextWithoutAnySignTakesLittleTime() {
        String text = "王张李刘陈杨赵黄".repeat(20_000);

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> found(text));
    }

    @Test
    void dictionariesAreLoadedWithoutAWordAndWithoutAFile(@TempDir Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FreshProcess.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(written.strip()).isEqualTo("1 finds");
        assertThat(directory).isEmptyDirectory();
    }

    /** What a process that cleans its first Chinese text does. */
    static final class FreshProcess {
        private FreshProcess() {}

        public static void main(String[] args) {
            PersonalData personal = new PersonalData(PersonalDataSettings.withKey("key"));
            System.out.println(
                    personal.inText(AlignedText.of("昨天张爱兰给我打了电话")).findings().size() + " finds");
        }
    }

    private List<String> found(String text) {
        return personal.inText(AlignedText.of(text)).findings().stream()
                .filter(finding -> finding.type().equals("CN_NAME"))
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    private double score(String text) {
        return personal.inText(AlignedText.of(text)).findings().get(0).score();
    }
}
