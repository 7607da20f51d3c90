package cn.doorplate.identity;

import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Names, phones and birth dates of persons, sealed with each person's key; and dependants and callers, who have no account. */
@Service
public class PersonFiles {

    static final String NAME = "person.name";
    static final String PHONE = "person.phone";
    static final String BIRTH_DATE = "person.birth_date";

    private final PersonFileMapper rows;
    private final PersonKeys keys;
    private final BlindIndex index;
    private final Consents consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonFiles(
            PersonFileMapper rows,
            PersonKeys keys,
            BlindIndex index,
            Consents consents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.index = index;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /** Those who are there, by two statements however many they are; nothing is left of who has gone. */
    public Map<Long, PersonFile> of(Collection<Long> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        Keyring ring = keys.of(personIds);
        return rows.of(new TreeSet<>(personIds)).stream()
                .collect(Collectors.toMap(PersonFileRow::id, row -> opened(row, ring)));
    }

    /** The person who has an account with this phone. */
    public Optional<Long> byPhone(Phone phone) {
        return Optional.ofNullable(rows.byPhone(index.of(PHONE, phone.number())));
    }

    /** The same for several, by one statement; those whom nobody has an account with are left out. */
    public Map<Phone, Long> byPhones(Collection<Phone> phones) {
        Map<Phone, byte[]> indexes = new HashMap<>();
        phones.forEach(phone -> indexes.put(phone, index.of(PHONE, phone.number())));
        Map<Phone, Long> found = new HashMap<>();
        List<PersonFileMapper.Indexed> rows = indexes.isEmpty() ? List.of() : this.rows.byPhones(indexes.values());
        indexes.forEach((phone, wanted) -> rows.stream()
                .filter(row -> Arrays.equals(row.phoneIndex(), wanted))
                .forEach(row -> found.put(phone, row.id())));
        return found;
    }

    /** Lets transactions that concern the same persons queue up behind each other; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<Long> personIds) {
        rows.lock(new TreeSet<>(personIds));
    }

    /**
     * Enters somebody who has no account, with a key of their own; within the caller's transaction. The phone finds nobody:
     * its owner may log in with it one day.
     *
     * @param consentBy who agreed that it is kept: the guardian (个人信息保护法, article 31), or who states that they did
     * @return the person's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long enterDependant(String name, LocalDate birthDate, @Nullable Phone phone, long consentBy) {
        return enter(name, birthDate, phone, consentBy);
    }

    /**
     * Enters somebody who called and has no account, with a key of their own, so that what they say can be kept and one day be
     * made unreadable; within the caller's transaction. Nobody is their guardian and no birth date is known: to those who tell
     * people something they are a grown-up without an account. Whoever enters them erases them, by {@link #eraseDependant}, when
     * nothing of theirs is kept any more: no household and no account of a guardian ends for which that would be done. Called
     * twice, they are entered twice, for two callers may share a name and a phone.
     *
     * @param phone null where they gave none, or one that is no mobile
     * @param statedBy the staff who state that the caller agreed
     * @return the person's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long enterCaller(String name, @Nullable Phone phone, long statedBy) {
        return enter(name, null, phone, statedBy);
    }

    private long enter(String name, @Nullable LocalDate birthDate, @Nullable Phone phone, long consentBy) {
        long id = Ids.next();
        keys.create(id);
        Keyring ring = keys.of(id);
        rows.insert(new PersonFileRow(
                id,
                "DEPENDANT",
                ring.seal(id, NAME, name),
                phone == null ? null : ring.seal(id, PHONE, phone.number()),
                birthDate == null ? null : ring.seal(id, BIRTH_DATE, birthDate.toString())));
        rows.consent(Ids.next(), id, consents.version(), consentBy, clock.instant());
        return id;
    }

    /** Deletes a dependant or caller and destroys their key; does nothing to who has an account. Within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void eraseDependant(long id) {
        if (rows.close(id) == 1) {
            events.publishEvent(new DependantErased(id));
            rows.withdraw(id, clock.instant());
            keys.destroy(id);
        }
    }

    private static PersonFile opened(PersonFileRow row, Keyring ring) {
        String phone = open(row.id(), PHONE, row.phoneSealed(), ring);
        String birthDate = open(row.id(), BIRTH_DATE, row.birthDateSealed(), ring);
        return new PersonFile(
                open(row.id(), NAME, row.nameSealed(), ring),
                phone == null ? null : new Phone(phone),
                birthDate == null ? null : LocalDate.parse(birthDate),
                !List.of("DEPENDANT", "CLOSED").contains(row.status()));
    }

    private static @Nullable String open(long id, String purpose, byte @Nullable [] sealed, Keyring ring) {
        return sealed == null ? null : ring.open(id, purpose, sealed).orElse(null);
    }
}
