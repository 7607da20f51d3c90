package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.WeChat;
import cn.doorplate.wechat.WeChatRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who logs in with WeChat: a code from {@code wx.login} leads to an openid, that to a person, who is entered when they come for
 * the first time. An account that is about to be closed is still entered; one that was closed is gone, and who comes back is
 * somebody new.
 */
@Component
class Logins {

    /** Of the same openid at the same moment; the second already finds what the first has written. */
    private static final int ATTEMPTS = 3;

    private final WeChat weChat;
    private final Accounts accounts;
    private final Sessions sessions;
    private final LoginLimits limits;
    private final TransactionTemplate transactions;

    Logins(WeChat weChat, Accounts accounts, Sessions sessions, LoginLimits limits, TransactionTemplate transactions) {
        this.weChat = weChat;
        this.limits = limits;
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    /** @throws Declined with a {@link LoginErrorCode}, about three seconds later at most */
    Sessions.Started start(String code, @Nullable Caller caller) {
        limits.count(caller);
        String openid = openid(code);
        limits.countOf(openid);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Sessions.Started> started = attempt(openid);
            if (started.isPresent()) {
                return started.get();
            }
        }
        throw Declined.because(LoginErrorCode.LOGIN_UNAVAILABLE);
    }

    private String openid(String code) {
        try {
            return weChat.login(code).openid();
        } catch (WeChatRefused e) {
            throw LoginErrorCode.declined(e.why());
        }
    }

    private Optional<Sessions.Started> attempt(String openid) {
        try {
            Optional<Sessions.Started> started = transactions.execute(
                    status -> accounts.of(openid).map(personId -> sessions.start(personId, SessionKind.MINI_PROGRAM)));
            return started == null ? Optional.empty() : started;
        } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
            return Optional.empty();
        }
    }
}
