package cn.doorplate.api;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Credential;
import graphql.GraphQLContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often one may ask, over HTTP and WebSocket. Reads are counted here and cost no question to anyone; mutations are counted
 * in Redis, and by each server while Redis is away. What a role or a person may do how often is for their modules to say.
 */
@Component
class CallRates {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimits limits;
    private final CallRateSettings settings;
    private final RateLimit perAddress;
    private final RateLimit changesPerAddress;
    private final RateLimit changesPerCaller;

    CallRates(RateLimits limits, CallRateSettings settings) {
        this.limits = limits;
        this.settings = settings;
        this.perAddress = limit("calls-of-address", settings.perAddress());
        this.changesPerAddress = limit("changes-of-address", settings.changesPerAddress());
        this.changesPerCaller = limit("changes-of-caller", settings.changesPerCaller());
    }

    private static RateLimit limit(String name, int perMinute) {
        return new RateLimit(name, perMinute, WINDOW, WhenRedisIsAway.LOCAL);
    }

    /** @throws Refusal if the address asks too often; called before anything is done for the request */
    void call(GraphQLContext context) {
        Caller caller = Caller.of(context);
        if (caller != null && !mayCall(caller)) {
            throw Refusal.ofRate(perAddress);
        }
    }

    /** Whether the address does not ask too often; counts this time. */
    boolean mayCall(Caller caller) {
        return limits.takeHere(perAddress, caller.network()) || caller.isInternal();
    }

    /** Whether it changes something, and nothing but what anyone may change at any time. */
    boolean isUnlimited(PreparedDocument document) {
        return !document.changes().isEmpty() && settings.unlimited().containsAll(document.changes());
    }

    /** @throws Refusal if the document changes something, and the address or the caller does so too often */
    void change(GraphQLContext context, PreparedDocument document) {
        Caller caller = Caller.of(context);
        if (caller == null || isUnlimited(document)) {
            return;
        }
        String who = who(context, caller);
        int changes = document.changes().size();
        if (who != null) {
            take(changesPerCaller, who, changes);
        }
        if (!caller.isInternal()) {
            take(changesPerAddress, caller.network(), changes);
        }
    }

    private void take(RateLimit limit, String who, int changes) {
        if (!limits.take(limit, who, Math.min(changes, limit.capacity()))) {
            throw Refusal.ofRate(limit);
        }
    }

    private static @Nullable String who(GraphQLContext context, Caller caller) {
        Credential credential = Credential.of(context);
        if (credential != null) {
            return "session:" + credential.hashText();
        }
        return caller.device() == null ? null : "device:" + caller.device();
    }
}
