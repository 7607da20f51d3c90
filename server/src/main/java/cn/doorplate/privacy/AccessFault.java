package cn.doorplate.privacy;

/** What can be wrong with a row of the access log. */
enum AccessFault {
    /** It is not what was written, or the one before it is not. */
    CHANGED("内容被改动 (changed)"),
    /** Its number is not there, though later ones are. */
    MISSING("记录缺失 (missing)"),
    /** It stands where nothing of ours was written. */
    INSERTED("多出的记录 (inserted)"),
    /** It and all after it are gone, though the lane's head counts them. */
    TAIL_CUT("末尾被截断，记录比登记的少 (the tail is cut)"),
    /** The lane's head was not written by us. */
    HEAD_CHANGED("本道的登记行被改动或缺失 (the lane's head was changed, or is gone)");

    private final String text;

    AccessFault(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
