package cn.doorplate.identity;

import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** People who log in: by which WeChat account, under which name, reached by which phone. */
@Component
class Accounts {

    static final String OPENID = "wechat_account.openid";

    /** Letters of any script, and what stands between the parts of a name, as in 阿依古丽·买买提 or O'Neill. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}·•.' -]{0,49}");

    private final AccountMapper rows;
    private final PersonKeys keys;
    private final BlindIndex index;
    private final Clock clock;

    Accounts(AccountMapper rows, PersonKeys keys, BlindIndex index, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Whose WeChat account this is: somebody known, or somebody who is entered with it, with a key of their own. Until the
     * caller's transaction is over the account is not closed.
     *
     * @return empty if it was closed this moment: in another transaction it will be found to be nobody's
     * @throws DuplicateKeyException if it was entered elsewhere at this moment; in another transaction it will be found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Long> of(String openid) {
        byte[] openidIndex = index.of(OPENID, openid);
        Long known = rows.byOpenid(openidIndex);
        if (known == null) {
            return Optional.of(enter(openid, openidIndex));
        }
        return Optional.of(known).filter(id -> Boolean.TRUE.equals(rows.lockActive(id)));
    }

    private long enter(String openid, byte[] openidIndex) {
        long id = Ids.next();
        keys.create(id);
        rows.insertWeChat(openidIndex, id, keys.seal(id, OPENID, openid), clock.instant());
        rows.insert(id, clock.instant());
        return id;
    }

    /** The account with that number; empty if there is none. */
    Optional<AccountRow> find(long personId) {
        return Optional.ofNullable(rows.find(personId));
    }

    /** The openid in clear, to send messages to; empty for who has none. */
    Optional<String> openid(long personId) {
        return Optional.ofNullable(rows.weChatOf(personId))
                .flatMap(row -> keys.open(personId, OPENID, row.openidSealed()));
    }

    /** @throws Declined NAME_INVALID if no one is called that, CONFLICT if the account was changed since that version */
    @Transactional
    void rename(long personId, String name, int version) {
        String stripped = name.strip();
        if (!NAME.matcher(stripped).matches()) {
            throw Declined.at("name", AccountErrorCode.NAME_INVALID);
        }
        byte[] sealed = keys.seal(personId, PersonFiles.NAME, stripped);
        require(rows.rename(personId, sealed, version));
    }

    /**
     * @param takeOver whether the phone leaves the account that has it: WeChat says that it is this person's now
     * @throws Declined PHONE_TAKEN if another account has it
     */
    @Transactional
    void bindPhone(long personId, Phone phone, boolean takeOver) {
        byte[] phoneIndex = index.of(PersonFiles.PHONE, phone.number());
        Keyring ring = keys.of(personId);
        if (takeOver) {
            rows.takePhone(phoneIndex, personId);
        }
        try {
            require(rows.bindPhone(personId, ring.seal(personId, PersonFiles.PHONE, phone.number()), phoneIndex));
        } catch (DuplicateKeyException e) {
            throw Declined.at("code", AccountErrorCode.PHONE_TAKEN);
        }
    }

    /** @throws Declined CONFLICT if the account was changed since that version */
    @Transactional
    void unbindPhone(long personId, int version) {
        require(rows.unbindPhone(personId, version));
    }

    private static void require(int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /** Leaves nothing but the number, within the caller's transaction; a second time it does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void erase(long personId) {
        rows.close(personId);
        rows.forgetWeChat(personId);
    }
}
