package cn.doorplate.wechat;

/** What the content to check is for: the platform's {@code scene}. */
public enum ContentScene {
    /** 资料: what somebody says about themselves. */
    PROFILE(1),
    /** 评论: an answer to something. */
    COMMENT(2),
    /** 论坛: something that others may answer. */
    FORUM(3),
    /** 社交日志: something told to those who know one. */
    JOURNAL(4);

    private final int number;

    ContentScene(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
