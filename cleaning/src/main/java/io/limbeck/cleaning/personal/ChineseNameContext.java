package io.limbeck.cleaning.personal;

import java.util.List;
import java.util.Set;

/** What stands around a Chinese name and says that it is one. */
final class ChineseNameContext {
    private static final List<String> LABELS = List.of(
            "姓名", "我叫", "名叫", "名字叫", "名字是", "我的名字", "联系人", "收件人", "收货人", "寄件人", "发件人", "经办人", "负责人", "持卡人", "户名", "开户名",
            "申请人", "投保人", "受益人", "患者", "法人", "乘客", "乘机人", "入住人", "预订人", "预定人", "签收人", "购买人", "真实姓名", "客户姓名");
    private static final Set<String> TITLES =
            Set.of("先生", "女士", "小姐", "同学", "老师", "教授", "经理", "医生", "大夫", "师傅", "律师", "主任", "同志", "太太", "阿姨", "叔叔");

    /** Signs that may stand between a label and its name. */
    private static final String BETWEEN = " :：=\"'是为叫(（[【";

    private static final int LONGEST_LABEL = 4;
    private static final int LONGEST_GAP = 3;

    private ChineseNameContext() {}

    static boolean isTitle(String word) {
        return TITLES.contains(word);
    }

    /** Whether a label stands right before, or a title right behind. */
    static boolean stands(ScannedText text, int start, int end) {
        return isTitle(text.between(end, Math.min(text.length(), end + 2))) || isLabelled(text, start);
    }

    /** Where in the stretch a name may begin because a label ends there; -1 if nowhere. */
    static int behindLabel(ScannedText text, int start, int end) {
        if (isLabelled(text, start)) {
            return start;
        }
        String stretch = text.between(start, end);
        for (String label : LABELS) {
            int at = stretch.indexOf(label);
            if (at >= 0 && at + label.length() < stretch.length()) {
                int from = start + at + label.length();
                while (from < end && BETWEEN.indexOf(text.at(from)) >= 0) {
                    from++;
                }
                return from;
            }
        }
        return -1;
    }

    /** The end of the stretch, or where a title begins in it. */
    static int endOfName(ScannedText text, int from, int end) {
        for (int i = from + 2; i < end - 1 && i <= from + 4; i++) {
            if (isTitle(text.between(i, i + 2))) {
                return i;
            }
        }
        return end;
    }

    private static boolean isLabelled(ScannedText text, int start) {
        int to = start;
        while (start - to < LONGEST_GAP && to > 0 && BETWEEN.indexOf(text.at(to - 1)) >= 0) {
            to--;
        }
        for (String label : LABELS) {
            if (label.length() <= LONGEST_LABEL && text.matches(to - label.length(), label)) {
                return true;
            }
        }
        return false;
    }
}
