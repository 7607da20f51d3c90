package cn.doorplate.notice;

/** What a notice is about. */
enum NoticeKind {
    LAW("法治宣传"),
    ANTI_FRAUD("反诈"),
    SAFETY("安全"),
    POLICY("政策"),
    COMMUNITY_LIFE("社区生活");

    private final String title;

    NoticeKind(String title) {
        this.title = title;
    }

    /** The word people use for it. */
    String title() {
        return title;
    }
}
