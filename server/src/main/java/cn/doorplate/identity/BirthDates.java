package cn.doorplate.identity;

import cn.doorplate.privacy.PersonKeys;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When those were born who have an account; known of children alone, from the guardian who agreed to it. */
@Component
class BirthDates {

    /** From then on a child agrees for itself (个人信息保护法, article 31). */
    private static final int OF_AGE_TO_AGREE = 14;

    private final PersonFileMapper rows;
    private final PersonKeys keys;
    private final Clock clock;

    BirthDates(PersonFileMapper rows, PersonKeys keys, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether the account is known to be that of a child under 14 today. */
    boolean isUnder14(long personId) {
        return rows.of(List.of(personId)).stream()
                .flatMap(row -> Optional.ofNullable(row.birthDateSealed()).stream())
                .flatMap(bytes -> keys.open(personId, PersonFiles.BIRTH_DATE, bytes).stream())
                .map(LocalDate::parse)
                .anyMatch(this::isUnder14);
    }

    private boolean isUnder14(LocalDate born) {
        return Period.between(born, LocalDate.now(clock)).getYears() < OF_AGE_TO_AGREE;
    }

    void put(long personId, LocalDate born) {
        rows.putBirthDate(personId, keys.seal(personId, PersonFiles.BIRTH_DATE, born.toString()));
    }
}
