package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** Questions for tests of other modules. */
@Component
@Import(TestCases.class)
public class TestQuestions {

    private final TestCases cases;

    TestQuestions(TestCases cases) {
        this.cases = cases;
    }

    /** Asked at that door and answered; its opaque id. */
    public String answered(Someone asker, Door door, Someone staff) {
        return Ids.toOpaque(answer(asker, door, staff).id());
    }

    /** The same, and the asker accepted the answer. */
    public String accepted(Someone asker, Door door, Someone staff) {
        CaseRow row = cases.act(answer(asker, door, staff), new CaseAct.Confirm(5), asker, CaseHat.RAISER, null);
        return Ids.toOpaque(row.id());
    }

    private CaseRow answer(Someone asker, Door door, Someone staff) {
        CaseRow row = cases.file(asker, door, "insurance", CaseDesk.office(door.community()));
        return cases.act(row, new CaseAct.Answer(staff.id()), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
    }
}
