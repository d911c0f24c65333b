package io.limbeck.cleaning.personal;

import java.util.BitSet;
import java.util.Set;

/** The surnames that people in China bear: nearly all of one character, a few of two. */
final class ChineseSurnames {
    /** Of the Hundred Family Surnames and today's registers, without those that mostly are other words. */
    private static final String SINGLE = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
            + "苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴"
            + "谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单"
            + "杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫焦巴牧谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸"
            + "司韶黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳姬申扶堵冉宰郦雍桑桂濮牛寿边燕冀尚农温庄晏柴瞿阎慕连茹习艾鱼"
            + "容古易慎戈廖庾终暨居衡步耿匡文寇广阙东欧沃利蔚越隆师巩聂晁敖融冷辛阚简饶曾沙鞠丰关蒯查荆游竺权盖益桓仝佟肖付闫覃兰涂"
            + "邸苑植楚丛岳练冼鹿盘母展青";

    private static final String COMPOUND =
            "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离"
                    + " 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 纳兰 第五 拓跋 轩辕 西门 完颜 叶赫 爱新";

    private static final BitSet SINGLES = new BitSet();
    private static final Set<String> COMPOUNDS = Set.of(COMPOUND.split(" "));

    static {
        SINGLE.chars().forEach(SINGLES::set);
    }

    private ChineseSurnames() {}

    /** How many characters of the surname stand at {@code index}, 0 if none does. */
    static int lengthAt(CharSequence text, int index) {
        if (index + 1 < text.length()
                && COMPOUNDS.contains(text.subSequence(index, index + 2).toString())) {
            return 2;
        }
        return index < text.length() && SINGLES.get(text.charAt(index)) ? 1 : 0;
    }

    /** Whether a surname may begin with this character. */
    static boolean mayBegin(char c) {
        return SINGLES.get(c) || COMPOUND.indexOf(c) >= 0;
    }
}
