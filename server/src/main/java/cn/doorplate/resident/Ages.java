package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How old people are today, in Asia/Shanghai: reckoned on reading, so that nobody has to be told of birthdays. */
@Component
class Ages {

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** In years; null where it is not known. */
    @Nullable Integer of(@Nullable PersonFile file) {
        LocalDate born = file == null ? null : file.birthDate();
        return born == null ? null : Period.between(born, today()).getYears();
    }
}
