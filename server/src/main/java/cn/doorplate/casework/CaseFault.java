package cn.doorplate.casework;

/**
 * The first thing that is wrong in the history of a case, or beside it.
 *
 * @param seq of the event that is not as it was written, or with which came what is not
 */
record CaseFault(int seq, Why why) {

    /** What can be wrong with it. */
    enum Why {
        /** It is not what was written, or stands elsewhere. */
        CHANGED("内容被改动 (changed)"),
        /** Its number is not there, though later ones are. */
        MISSING("记录缺失 (missing)"),
        /** It and all after it are gone, though the case counts them. */
        TAIL_CUT("末尾被截断，记录比登记的少 (the tail is cut)"),
        /** The case does not count it. */
        BEYOND("多出的记录 (beyond what the case counts)"),
        /** It is the last one, but not the one that the case names as its last. */
        HEAD_CHANGED("事项登记的末尾与记录不符 (the case names another as its last)"),
        /** All events are as they were written, and the case is not what they tell. */
        ROW_CHANGED("事项登记的内容与记录不符 (the case is not what its history tells)"),
        /** Its number, kind, place, anonymity, or a time is another than at filing. */
        FILED_CHANGED("登记时的编号、类型、地点、匿名或时间被改动 (changed since it was filed)"),
        /** Who raised it, for whom, or by whom is another than at filing, or is gone though they have not left. */
        PEOPLE_CHANGED("提出人、为谁提出或由谁代办被改动 (its people were changed)"),
        /** Its plate, its spot, or what was said of the place is another than at filing. */
        SPOT_CHANGED("门牌、坐标或地点说明被改动 (where it is was changed)"),
        /** The text is another than the one that was written with the event. */
        TEXT_CHANGED("文字被改动或调换 (the text is another)"),
        /** The text is gone, though whose it was has not left and it is not too old. */
        TEXT_MISSING("文字缺失，且不是依法删除 (the text is gone, and was not erased as it may be)"),
        /** A text that no event names. */
        TEXT_UNKNOWN("多出的文字，记录里没有 (a text of which the history knows nothing)"),
        /** The photos up to the event are others than those that were sent. */
        PHOTOS_CHANGED("照片被改动、调换或增减 (the photos are others)");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
