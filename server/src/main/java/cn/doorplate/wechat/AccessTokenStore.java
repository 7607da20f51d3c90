package cn.doorplate.wechat;

import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where all servers find the access token: a row, the token sealed in it. Outside the caller's transaction, always: others
 * must see a lease at once, and a token stays whatever becomes of what it was fetched for. Times are exact to milliseconds.
 */
@Component
class AccessTokenStore {

    private static final Logger log = LoggerFactory.getLogger(AccessTokenStore.class);

    private final String appId;
    private final AccessTokenMapper rows;
    private final Secrets secrets;
    private final TransactionTemplate alone;

    AccessTokenStore(
            WeChatSettings settings, AccessTokenMapper rows, Secrets secrets, PlatformTransactionManager transactions) {
        this.appId = settings.appId();
        this.rows = rows;
        this.secrets = secrets;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The latest; one that cannot be opened, because {@code doorplate.secret} was another then, is none. */
    AccessToken latest() {
        AccessTokenRow row = query(() -> rows.find(appId));
        if (row == null) {
            add();
            return AccessToken.none(0);
        }
        if (row.token() == null || row.expiresAt() == null) {
            return AccessToken.none(row.generation());
        }
        try {
            String value = new String(secrets.open(purpose(), row.token()), StandardCharsets.UTF_8);
            return new AccessToken(value, row.generation(), row.expiresAt());
        } catch (IllegalStateException e) {
            return AccessToken.none(row.generation());
        }
    }

    /** Where several servers make the first row at once, the database may end some of them as deadlocked: it is there then. */
    private void add() {
        try {
            query(() -> rows.add(appId));
        } catch (PessimisticLockingFailureException e) {
            log.debug("Another server makes the row of the access token: {}", e.getClass());
        }
    }

    /** Whether the caller, and nobody else until then, may fetch what comes after that token. */
    boolean lease(AccessToken old, Instant now, Instant until) {
        return query(() -> rows.lease(appId, old.generation(), now, until)) == 1;
    }

    /** Gives back the lease that ran until then. */
    void release(AccessToken old, Instant until) {
        query(() -> rows.release(appId, old.generation(), until));
    }

    /** Puts the fetched token after that one. Returns what is the latest now: another server's, if that was faster. */
    AccessToken store(AccessToken old, String value, Instant now, Instant expiresAt) {
        byte[] sealed = secrets.seal(purpose(), value.getBytes(StandardCharsets.UTF_8));
        return query(() -> rows.store(appId, old.generation(), sealed, now, expiresAt)) == 1
                ? new AccessToken(value, old.generation() + 1, expiresAt)
                : latest();
    }

    /** Ends the token now, if it was fetched by then. Returns whether it was, or another has come since. */
    boolean expire(AccessToken token, Instant now, Instant fetchedBy) {
        return query(() -> rows.expire(appId, token.generation(), now, fetchedBy)) == 1
                || latest().generation() > token.generation();
    }

    private String purpose() {
        return "wechat access token of " + appId;
    }

    private <T> T query(Supplier<T> statement) {
        return alone.execute(status -> statement.get());
    }
}
