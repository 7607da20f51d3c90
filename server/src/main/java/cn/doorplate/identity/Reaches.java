package cn.doorplate.identity;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** By which ways persons can be told something, for the module that sends. */
@Service
public class Reaches {

    private static final Logger log = LoggerFactory.getLogger(Reaches.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int GROWN_UP = 18;

    private final PersonFileMapper files;
    private final AccountMapper accounts;
    private final PersonKeys keys;
    private final Clock clock;

    Reaches(PersonFileMapper files, AccountMapper accounts, PersonKeys keys, Clock clock) {
        this.files = files;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Those who can be told anything at all, by three statements however many they are; who has left is not among them.
     *
     * @param personIds at most 1,000
     */
    public Map<Long, Reach> of(Collection<Long> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        TreeSet<Long> persons = new TreeSet<>(personIds);
        Keyring ring = keys.of(persons);
        Map<Long, byte[]> openids = new HashMap<>();
        accounts.weChatsOf(persons).forEach(row -> openids.putIfAbsent(row.personId(), row.openidSealed()));
        Map<Long, Reach> found = new HashMap<>();
        for (PersonFileRow row : files.of(persons)) {
            Reach reach = opened(row, openids.get(row.id()), ring);
            if (reach != null) {
                found.put(row.id(), reach);
            }
        }
        return found;
    }

    private @Nullable Reach opened(PersonFileRow row, byte @Nullable [] openid, Keyring ring) {
        if (row.status().equals("CLOSED")) {
            return null;
        }
        try {
            String phone = open(row.id(), PersonFiles.PHONE, row.phoneSealed(), ring);
            return new Reach(
                    open(row.id(), Accounts.OPENID, openid, ring),
                    phone == null ? null : new Phone(phone),
                    !row.status().equals("DEPENDANT"),
                    row.status().equals("DEPENDANT") && isChild(row, ring));
        } catch (IllegalStateException e) {
            log.warn("What is kept of person {} was sealed with another key: they are not reached", row.id());
            return null;
        }
    }

    private boolean isChild(PersonFileRow row, Keyring ring) {
        String born = open(row.id(), PersonFiles.BIRTH_DATE, row.birthDateSealed(), ring);
        return born != null
                && LocalDate.parse(born).plusYears(GROWN_UP).isAfter(LocalDate.ofInstant(clock.instant(), ZONE));
    }

    private static @Nullable String open(long id, String purpose, byte @Nullable [] sealed, Keyring ring) {
        return sealed == null ? null : ring.open(id, purpose, sealed).orElse(null);
    }
}
