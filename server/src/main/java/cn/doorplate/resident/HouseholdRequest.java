package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 待核实的住户: somebody who says that they live in a household, masked. */
record HouseholdRequest(
        HouseholdMembership membership,
        @Nullable String name,
        @Nullable String phone,
        int dependants) {

    static HouseholdRequest of(HouseholdMembership waiting, Optional<PersonFile> file, int dependants) {
        return new HouseholdRequest(
                waiting,
                file.map(PersonFile::name).map(Masks::name).orElse(null),
                file.map(PersonFile::phone).map(Phone::masked).orElse(null),
                dependants);
    }
}
