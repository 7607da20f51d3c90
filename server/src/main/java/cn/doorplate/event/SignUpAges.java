package cn.doorplate.event;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.shared.Declined;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How old somebody is on the day of an event. */
final class SignUpAges {

    private SignUpAges() {}

    /**
     * @param given by who signs up; what we know ourselves goes before it
     * @return null where nobody knows
     * @throws Declined BIRTH_DATE if what was given is none, and nothing else is known
     */
    static @Nullable Integer on(LocalDate day, PersonFile file, @Nullable String given) {
        LocalDate known = file.birthDate();
        if (known != null) {
            return years(known, day);
        }
        return given == null ? null : stated(given, day);
    }

    private static int stated(String given, LocalDate day) {
        try {
            int age = years(LocalDate.parse(given.strip()), day);
            if (age >= 0 && age <= EventWho.OLDEST) {
                return age;
            }
        } catch (DateTimeException e) {
            throw Declined.at("birthDate", SignUpErrorCode.BIRTH_DATE);
        }
        throw Declined.at("birthDate", SignUpErrorCode.BIRTH_DATE);
    }

    private static int years(LocalDate born, LocalDate day) {
        return (int) ChronoUnit.YEARS.between(born, day);
    }
}
