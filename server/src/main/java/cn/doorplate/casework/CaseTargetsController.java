package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import graphql.GraphQLContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 可派往: where whoever has a case may send it. */
@Controller
class CaseTargetsController {

    private static final int MOST = 200;

    private final Viewers viewers;
    private final CaseTable table;
    private final CaseHats hats;
    private final CaseTargets targets;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final Places places;

    CaseTargetsController(
            Viewers viewers,
            CaseTable table,
            CaseHats hats,
            CaseTargets targets,
            MemberUnitMapper units,
            UnitStaff staff,
            Places places) {
        this.viewers = viewers;
        this.table = table;
        this.hats = hats;
        this.targets = targets;
        this.units = units;
        this.staff = staff;
        this.places = places;
    }

    @QueryMapping
    List<CaseTarget> caseTargets(@Argument("case") String id, GraphQLContext context) {
        CaseRow row = held(viewers.of(context), id);
        boolean ruling = CaseAction.RULE.isFrom(row.facts().state());
        List<CaseDesk> desks = ruling
                ? Stream.concat(Stream.of(row.facts().desk()), targets.of(row).stream())
                        .toList()
                : targets.of(row);
        Set<CaseDesk> named = new HashSet<>(desks);
        named.add(row.facts().desk());
        CasePlacesRead where = CasePlacesRead.ofDesks(named, places);
        Set<CaseDesk> staffed = targets.staffed(desks);
        return Stream.concat(
                        desks.stream().map(desk -> new CaseTarget(where.desk(desk), null, staffed.contains(desk))),
                        ruling ? Stream.of() : units(row, where.desk(row.facts().desk())))
                .limit(MOST)
                .toList();
    }

    /** @throws Denied NOT_FOUND if it is not at the viewer's desk */
    private CaseRow held(Viewer viewer, String id) {
        CaseRow row = table.find(Ids.fromOpaque(id, CaseTargetsController::notFound))
                .orElseThrow(CaseTargetsController::notFound);
        Set<CaseHat> worn = hats.of(viewer, row);
        if (!worn.contains(CaseHat.DESK) && !worn.contains(CaseHat.HANDLER)) {
            throw notFound();
        }
        return row;
    }

    private Stream<CaseTarget> units(CaseRow row, CaseDeskView from) {
        if (row.kind() != CaseKind.ORDER) {
            return Stream.of();
        }
        List<MemberUnitRow> found = units.serving(
                row.region().path().stream().map(RegionCode::value).toList(), MOST);
        Set<Long> staffed = staff.staffed(found);
        return found.stream().map(unit -> new CaseTarget(from, unit.shown(), staffed.contains(unit.id())));
    }

    private static Denied notFound() {
        return new Denied(Denied.Why.NOT_FOUND);
    }
}
