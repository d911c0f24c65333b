package io.limbeck.cleaning.personal;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.seg.common.Term;
import java.util.List;
import java.util.Set;

/** Tells names of hotels, restaurants, sights and firms, which often hold what could be a person's, from people's. */
final class ChinesePlaces {
    private static final Set<String> WORDS = Set.of(
            "酒店", "宾馆", "饭店", "旅馆", "客栈", "公寓", "餐馆", "餐厅", "饭馆", "酒家", "酒楼", "食府", "火锅", "烤鸭", "公园", "乐园", "广场", "大厦",
            "中心", "商场", "超市", "商城", "大院", "小馆", "博物馆", "纪念馆", "美术馆", "故居", "景区", "景点", "胡同", "大街", "大道", "大学", "中学",
            "小学", "医院", "蜡像", "舞台", "烧饼", "地铁站", "公司", "集团", "银行", "国际", "世界", "滑雪场", "度假村", "蜡像馆", "温泉", "商务", "商旅",
            "假日", "连锁");
    private static final String ENDS = "店馆楼寺庙峡港沟菜区路街桥园村镇县市乡站宫殿塔陵山湖河岛洞";

    /** With what hardly any given name ends, but places and dishes do. */
    private static final String NEVER_GIVEN = "山店馆寺庙峡港沟菜区路街镇县站宫殿饭肉汤鱼粥饼酒茶糕排鸡鸭虾蟹";

    private static final int REACH = 3;
    private static final int LONGEST_BRANCH = 16;

    private ChinesePlaces() {}

    /** Whether the words {@code first} to {@code last}, which end at offset {@code end}, belong to such a name. */
    static boolean namesOne(List<Term> words, int first, int last, int end) {
        Term lastWord = words.get(last);
        if (NEVER_GIVEN.indexOf(lastWord.word.charAt(lastWord.length() - 1)) >= 0) {
            return true;
        }
        if (first > 0 && isMorpheme(words.get(first - 1))) {
            return true;
        }
        for (int i = last + 1; i < words.size() && i <= last + REACH; i++) {
            String word = words.get(i).word;
            if (isPlace(word) || (i == last + 1 && word.length() == 1 && ENDS.contains(word))) {
                return true;
            }
            if (isFunctionWord(words.get(i))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isPlace(String word) {
        int length = word.length();
        return WORDS.contains(word)
                || (length > 2 && (WORDS.contains(word.substring(length - 2)) || WORDS.contains(word.substring(0, 2))));
    }

    /** Whether a branch's name follows in brackets, {@code (德胜门店)}, or another part behind a dot. */
    static boolean goOnAsOne(ScannedText text, int end) {
        if (ChineseNameParts.isDot(text.at(end))) {
            return true;
        }
        if (text.at(end) != '(') {
            return false;
        }
        int close = end + 1;
        while (close - end < LONGEST_BRANCH && text.at(close) != ')') {
            close++;
        }
        return text.at(close) == ')' && "店馆站楼口城".indexOf(text.at(close - 1)) >= 0;
    }

    /** A character that is no word by itself: the name before it goes on. */
    private static boolean isMorpheme(Term word) {
        return word.length() == 1
                && (word.nature.toString().endsWith("g") || word.nature == Nature.j || word.nature == Nature.x);
    }

    private static boolean isFunctionWord(Term word) {
        return word.nature.startsWith('u')
                || word.nature.startsWith('p')
                || word.nature.startsWith('c')
                || word.nature.startsWith('v')
                || word.nature.startsWith('d')
                || word.nature.startsWith('r');
    }
}
