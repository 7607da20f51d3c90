package cn.doorplate.resident;

import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A dependant as a guardian gives them, read and of the right age.
 *
 * @param age in years, today
 */
record NewDependant(
        DependantKind kind,
        String name,
        LocalDate birthDate,
        int age,
        @Nullable Phone phone,
        DependantConsent consent) {

    private static final int LONGEST_NAME = 32;

    /** @throws Declined INVALID at a field, or WRONG_AGE */
    static NewDependant read(
            DependantKind kind,
            String name,
            String birthDate,
            @Nullable String phone,
            DependantConsent consent,
            LocalDate today) {
        LocalDate born = date(birthDate);
        int age = Period.between(born, today).getYears();
        if (born.isAfter(today) || !kind.fits(age)) {
            throw Declined.at("birthDate", GuardianshipErrorCode.WRONG_AGE);
        }
        Phone number = phone == null
                ? null
                : Phone.parse(phone).orElseThrow(() -> Declined.at("phone", CommonErrorCode.INVALID));
        return new NewDependant(kind, Inputs.text("name", name, 1, LONGEST_NAME), born, age, number, consent);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw Declined.at("birthDate", CommonErrorCode.INVALID);
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "NewDependant[" + kind + "]";
    }
}
