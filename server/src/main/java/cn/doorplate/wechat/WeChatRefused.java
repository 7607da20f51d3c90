package cn.doorplate.wechat;

/**
 * WeChat did not do what it was asked, or could not be asked. To be caught by whoever asked: {@link #why} says what the
 * person can do. Carries no stack trace and nothing of what was sent or received.
 */
public final class WeChatRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final WeChatFailure why;
    private final boolean undone;

    /** Nobody knows whether it was done. */
    public WeChatRefused(WeChatFailure why) {
        this(why, false);
    }

    private WeChatRefused(WeChatFailure why, boolean undone) {
        super(why.name(), null, false, false);
        this.why = why;
        this.undone = undone;
    }

    /** Nothing was done: the platform said so, or was not asked. */
    static WeChatRefused undone(WeChatFailure why) {
        return new WeChatRefused(why, true);
    }

    public WeChatFailure why() {
        return why;
    }

    /** Whether nothing was done for certain; else it may have been done, and the answer was lost. */
    public boolean isUndone() {
        return undone;
    }
}
