package cn.doorplate.identity;

import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this module keeps about a person. It goes first, so that nobody comes in while the rest is being removed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class OwnAccount implements PersonalData {

    private final Accounts accounts;
    private final PersonFiles files;
    private final Consents consents;
    private final Sessions sessions;
    private final RoleGrants grants;
    private final DesktopLoginMapper desktops;
    private final GuardianCodeMapper codes;
    private final OwnRoles roles;

    OwnAccount(
            Accounts accounts,
            PersonFiles files,
            Consents consents,
            Sessions sessions,
            RoleGrants grants,
            DesktopLoginMapper desktops,
            GuardianCodeMapper codes,
            OwnRoles roles) {
        this.accounts = accounts;
        this.files = files;
        this.consents = consents;
        this.sessions = sessions;
        this.grants = grants;
        this.desktops = desktops;
        this.codes = codes;
        this.roles = roles;
    }

    @Override
    public String name() {
        return "账号";
    }

    @Override
    public void export(long personId, Export into) {
        accounts.find(personId).ifPresent(account -> {
            into.put("编号", Ids.toOpaque(personId)).put("登记时间", account.createdAt());
            PersonFile file = files.of(List.of(personId)).get(personId);
            Phone phone = file == null ? null : file.phone();
            into.put("姓名", file == null ? null : file.name());
            into.put("手机号", phone == null ? null : phone.number());
            into.put("出生日期", file == null || file.birthDate() == null ? null : String.valueOf(file.birthDate()));
            into.put("微信登录标识", accounts.openid(personId).orElse(null));
            into.put(
                    "同意隐私政策的记录",
                    consents.of(personId).stream()
                            .map(consent -> readable(consent, personId))
                            .toList());
            into.put(
                    "登录记录",
                    sessions.allOf(personId).stream().map(OwnAccount::readable).toList());
            into.put("角色", roles.of(personId));
        });
    }

    private static Map<String, @Nullable Object> readable(ConsentRow consent, long personId) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("版本", consent.policyVersion());
        line.put("同意时间", consent.givenAt());
        line.put("撤回时间", consent.withdrawnAt());
        line.put("由谁同意", consent.givenBy() == personId ? "本人" : "监护人");
        return line;
    }

    private static Map<String, @Nullable Object> readable(SessionRow session) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("方式", session.kind() == SessionKind.DESKTOP ? "电脑" : "小程序");
        line.put("登录时间", session.expiresAt().minus(session.kind().life()));
        line.put("退出时间", session.endedAt());
        return line;
    }

    /** The person's number stays, with roles and consents that name it and nothing else: what they did stays accountable. */
    @Override
    public void erase(long personId) {
        accounts.erase(personId);
        sessions.endAllOf(personId);
        grants.notEnded(personId).forEach(grant -> grants.end(grant.id(), null));
        consents.withdrawAll(personId);
        desktops.removeOf(personId);
        codes.removeOf(personId);
    }
}
