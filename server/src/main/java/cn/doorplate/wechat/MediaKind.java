package cn.doorplate.wechat;

/** What a file to check is: the platform's {@code media_type}. */
public enum MediaKind {
    /** 音频. */
    AUDIO(1),
    /** 图片. */
    PICTURE(2);

    private final int number;

    MediaKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
