package cn.doorplate.wechat;

/**
 * WeChat did not do what it was asked, or could not be asked. To be caught by whoever asked: {@link #why} says what the
 * person can do. Carries no stack trace and nothing of what was sent or received.
 */
public final class WeChatRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final WeChatFailure why;

    public WeChatRefused(WeChatFailure why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public WeChatFailure why() {
        return why;
    }
}
