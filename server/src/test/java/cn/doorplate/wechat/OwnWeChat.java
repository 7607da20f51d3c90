package cn.doorplate.wechat;

import cn.doorplate.dev.wechat.StandInClock;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Secrets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Servers of a test's own, on a platform of its own that may be in trouble, on the database that all tests share. */
final class OwnWeChat implements AutoCloseable {

    final StandInClock clock = new StandInClock();
    final WeChatStandIn platform = WeChatStandIn.start(clock);

    private final AccessTokenMapper rows;
    private final Secrets secrets;
    private final PlatformTransactionManager transactions;

    /** The one mini-program has one row; each test begins without. */
    OwnWeChat(AccessTokenMapper rows, Secrets secrets, PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.rows = rows;
        this.secrets = secrets;
        this.transactions = transactions;
        jdbc.sql("delete from wechat_token where app_id = ?")
                .param(WeChatStandIn.APP_ID)
                .update();
    }

    /** What one server is to WeChat: with a memory of its own. */
    record Server(AccessTokens tokens, WeChat weChat, ContentChecks checks, SubscribeMessages messages) {}

    Server server() {
        return server(settings(platform.url()), secrets);
    }

    Server server(WeChatSettings settings, Secrets secrets) {
        PlatformHttp http = new PlatformHttp(settings);
        AccessTokenStore store = new AccessTokenStore(settings, rows, secrets, transactions);
        AccessTokens tokens = new AccessTokens(new StableToken(settings, http), store, clock);
        WeChatPlatform asked = new WeChatPlatform(settings, http, tokens);
        return new Server(tokens, new WeChat(asked), new ContentChecks(asked), new SubscribeMessages(asked));
    }

    static WeChatSettings settings(String host) {
        return new WeChatSettings(WeChatStandIn.APP_ID, WeChatStandIn.APP_SECRET, host, "", "");
    }

    static String anybody() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        platform.close();
    }
}
