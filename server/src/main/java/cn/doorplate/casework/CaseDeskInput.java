package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceRef;
import java.util.Optional;

/** A desk as a client names it. */
record CaseDeskInput(Role role, PlaceInput place) {

    /** Empty if people of that role have no desk at such a place. */
    Optional<CaseDesk> desk() {
        PlaceRef at = place.ref();
        return CaseDesk.isOf(role) && CaseDesk.kindOf(role) == at.kind()
                ? Optional.of(new CaseDesk(role, at))
                : Optional.empty();
    }
}
