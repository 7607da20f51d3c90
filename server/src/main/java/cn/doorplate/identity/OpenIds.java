package cn.doorplate.identity;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** By what WeChat knows people, for modules that ask WeChat something for them. It is shown to nobody and written nowhere. */
@Service
public class OpenIds {

    private final Accounts accounts;

    OpenIds(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Of the mini-program's account that they log in with; empty for who has none. */
    public Optional<String> of(long personId) {
        return accounts.openid(personId);
    }
}
