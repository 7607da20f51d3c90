package cn.doorplate.messaging;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people say by which ways their messages go out. */
@Component
class SettingsDesk {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final MessageSettingMapper rows;
    private final PersonFiles people;

    SettingsDesk(MessageSettingMapper rows, PersonFiles people) {
        this.rows = rows;
        this.people = people;
    }

    MessageSettings of(long personId) {
        return Optional.ofNullable(rows.find(personId))
                .map(MessageSettingRow::toSettings)
                .orElse(MessageSettings.DEFAULT);
    }

    /**
     * Sets all of them.
     *
     * @param wanted with the version that they were read with
     * @throws Declined INVALID at a time, URGENT_STAYS, PHONE_NEEDED, or CONFLICT if they were changed since
     * @throws Denied UNAUTHORIZED if the account was closed meanwhile, for what is set then nobody would remove any more
     */
    @Transactional
    public MessageSettings update(long personId, MessageSettings wanted) {
        checkTime("quietFrom", wanted.quietFrom());
        checkTime("quietUntil", wanted.quietUntil());
        if (wanted.muted().stream().anyMatch(MessageKind::cannotWait)) {
            throw Declined.at("muted", MessageSettingsErrorCode.URGENT_STAYS);
        }
        people.lock(List.of(personId));
        PersonFile file = people.of(List.of(personId)).get(personId);
        if (file == null || !file.hasAccount()) {
            throw new Denied(Denied.Why.UNAUTHORIZED);
        }
        if (wanted.sms() && file.phone() == null) {
            throw Declined.at("sms", MessageSettingsErrorCode.PHONE_NEEDED);
        }
        MessageSettingRow row = MessageSettingRow.of(personId, wanted);
        if ((wanted.version() == 0 ? rows.insert(row) : rows.update(row)) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return of(personId);
    }

    private static void checkTime(String field, int minutes) {
        if (minutes < 0 || minutes >= MINUTES_OF_A_DAY) {
            throw Declined.at(field, MessageSettingsErrorCode.INVALID);
        }
    }
}
