package cn.doorplate.identity;

import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import cn.doorplate.wechat.WeChat;
import cn.doorplate.wechat.WeChatPhone;
import cn.doorplate.wechat.WeChatRefused;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 个人资料: what people say of themselves. */
@Controller
class AccountController {

    private final Viewers viewers;
    private final Accounts accounts;
    private final WeChat weChat;
    private final LoginLimits limits;
    private final Outcomes outcomes;

    AccountController(Viewers viewers, Accounts accounts, WeChat weChat, LoginLimits limits, Outcomes outcomes) {
        this.viewers = viewers;
        this.accounts = accounts;
        this.weChat = weChat;
        this.limits = limits;
        this.outcomes = outcomes;
    }

    record PersonUpdateInput(String name, int version) {}

    record PhoneBindInput(String code, boolean takeOver) {}

    record PhoneUnbindInput(int version) {}

    /** Of each of these. */
    record AccountPayload(@Nullable Me me, List<UserError> userErrors) {}

    @MutationMapping
    AccountPayload personUpdate(@Argument PersonUpdateInput input, GraphQLContext context) {
        return changed(context, viewer -> accounts.rename(viewer.personId(), input.name(), input.version()));
    }

    @MutationMapping
    AccountPayload phoneBind(@Argument PhoneBindInput input, GraphQLContext context) {
        return changed(context, viewer -> {
            limits.count(Caller.of(context));
            accounts.bindPhone(viewer.personId(), phone(input.code()), input.takeOver());
        });
    }

    @MutationMapping
    AccountPayload phoneUnbind(@Argument PhoneUnbindInput input, GraphQLContext context) {
        return changed(context, viewer -> accounts.unbindPhone(viewer.personId(), input.version()));
    }

    private AccountPayload changed(GraphQLContext context, Consumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    change.accept(viewer);
                    OwnFile.forget(context);
                    return new AccountPayload(Me.of(viewer), List.of());
                },
                errors -> new AccountPayload(null, errors));
    }

    private Phone phone(String code) {
        try {
            WeChatPhone found = weChat.phone(code);
            return Optional.of(found)
                    .filter(phone -> phone.countryCode().equals("86"))
                    .flatMap(phone -> Phone.parse(phone.purePhoneNumber()))
                    .orElseThrow(() -> Declined.at("code", AccountErrorCode.PHONE_FOREIGN));
        } catch (WeChatRefused e) {
            throw LoginErrorCode.declined(e.why());
        }
    }
}
