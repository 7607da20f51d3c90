package cn.doorplate.upkeep;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Declined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contact cards and the persons behind them, whom nobody is shown: named by the phone of their account. */
@Component
class CardBinding {

    private final Responsibilities responsibilities;
    private final PersonFiles persons;

    CardBinding(Responsibilities responsibilities, PersonFiles persons) {
        this.responsibilities = responsibilities;
        this.persons = persons;
    }

    /**
     * Returns its id.
     *
     * @param account null or empty for nobody's
     * @throws Declined NO_SUCH_PERSON, or what is wrong with the card
     */
    @Transactional
    public long publish(Responsibility it, @Nullable String account) {
        Long person = person(account);
        long id = responsibilities.publish(it);
        if (person != null) {
            responsibilities.bind(id, person);
        }
        return id;
    }

    /**
     * Corrects it.
     *
     * @param account null: who stands behind it stays; empty: nobody from now on
     * @throws Declined CONFLICT, NO_SUCH_PERSON, or what is wrong with the card
     */
    @Transactional
    public void correct(long id, int version, Responsibility it, @Nullable String account) {
        Long person = person(account);
        responsibilities.correct(id, version, it);
        if (account != null) {
            responsibilities.bind(id, person);
        }
    }

    private @Nullable Long person(@Nullable String account) {
        if (account == null || account.isBlank()) {
            return null;
        }
        return Phone.parse(account)
                .flatMap(persons::byPhone)
                .orElseThrow(() -> Declined.at("account", CardErrorCode.NO_SUCH_PERSON));
    }
}
