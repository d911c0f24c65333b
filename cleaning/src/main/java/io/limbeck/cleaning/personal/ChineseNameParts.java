package io.limbeck.cleaning.personal;

import java.util.function.Consumer;

/** Names whose parts a middle dot joins: those of several peoples of China, and foreign ones, {@code 凯文·杜兰特}. */
final class ChineseNameParts {
    private static final int LONGEST_PART = 10;
    private static final double SCORE = 0.65;

    /** The characters with which foreign sounds are written. */
    private static final String SOUNDS = "阿埃艾爱昂奥巴白拜班邦包保鲍贝本比彼毕宾波伯博勃布采查柴达大戴丹当道德登邓迪狄蒂丁东杜敦顿多厄恩尔法范方菲费"
            + "芬冯佛夫弗福盖甘冈高戈哥格葛根贡古瓜圭郭哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉加贾简江杰捷金津京久喀卡凯坎康考柯科克肯孔库夸"
            + "奎昆拉莱赖兰朗劳勒雷莉里理力利丽列林琳龙卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅明摩莫默姆木穆那纳娜奈南瑙内嫩能尼妮涅"
            + "宁纽农努诺欧帕派潘庞培佩彭蓬皮平泼珀普奇齐契恰强乔切钦琴琼丘曲让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施什史士"
            + "斯丝松苏孙索塔泰坦汤唐陶特藤提廷通图托瓦万汪旺威韦维魏温文翁沃乌武伍西希锡席夏香肖谢辛欣兴休许雪逊雅亚延扬杨耶叶伊依易因英尤"
            + "察策蔡岑茨措楚聪村于约云扎泽曾詹珍芝知治兹卓朱佐买提江孜吾守卜毛力帕克拜依木肉热扎哈地古再乎汗";

    private ChineseNameParts() {}

    static boolean isDot(char c) {
        return c == '\u00B7' || c == '\u2022' || c == '\u2027' || c == '\u30FB' || c == '\u22C5';
    }

    /** Reports the name whose first part ends at the dot; answers how far the text has been read. */
    static int scan(ScannedText text, int stretch, int dot, Consumer<Find> finds) {
        int start = dot;
        while (start > stretch && dot - start < LONGEST_PART && SOUNDS.indexOf(text.at(start - 1)) >= 0) {
            start--;
        }
        int end = dot;
        while (isDot(text.at(end)) && SOUNDS.indexOf(text.at(end + 1)) >= 0) {
            int part = end + 1;
            while (part - end <= LONGEST_PART && SOUNDS.indexOf(text.at(part)) >= 0) {
                part++;
            }
            end = part;
        }
        if (dot - start >= 1 && end > dot + 1 && end - start >= 4) {
            finds.accept(new Find(ChineseNameRecognizer.TYPE, start, end, SCORE, text.between(start, end)));
        }
        return Math.max(end, dot + 1);
    }
}
