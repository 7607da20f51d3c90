package cn.doorplate.identity;

import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.Phone;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the demo enter people without their having logged in. */
@Component
@Profile("demo")
public class DemoEntry {

    private final Accounts accounts;
    private final Consents consents;
    private final RoleGrants grants;
    private final PlacePaths paths;
    private final Clock clock;

    DemoEntry(Accounts accounts, Consents consents, RoleGrants grants, PlacePaths paths, Clock clock) {
        this.accounts = accounts;
        this.consents = consents;
        this.grants = grants;
        this.paths = paths;
        this.clock = clock;
    }

    /** Somebody with a WeChat account, a name and a phone. */
    @Transactional
    public long account(String openid, String name, String phone, boolean consenting) {
        long id = accounts.of(openid).orElseThrow();
        accounts.rename(id, name, 0);
        accounts.bindPhone(id, Phone.parse(phone).orElseThrow(), false);
        if (consenting) {
            consents.give(id, consents.version(), false);
        }
        return id;
    }

    @Transactional
    public void role(long personId, Role role, PlaceRef place) {
        grants.give(new RoleGrants.Giving(personId, role, paths.of(place).orElseThrow(), clock.instant(), null, null));
    }
}
