package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what people are to cases. Who raised a case, or is on the other side of it, is never one of those who handle it, whatever
 * roles they hold.
 */
@Component
class CaseHats {

    private final CasePartyMapper parties;
    private final UnitStaff units;
    private final CaseEventMapper events;

    CaseHats(CasePartyMapper parties, UnitStaff units, CaseEventMapper events) {
        this.parties = parties;
        this.units = units;
        this.events = events;
    }

    /** Empty when the case is none of theirs. */
    Set<CaseHat> of(Viewer viewer, CaseRow row) {
        return of(viewer, List.of(row)).getOrDefault(row.id(), Set.of());
    }

    /** For each case, by a constant number of statements; nothing for those that are none of theirs. */
    Map<Long, Set<CaseHat>> of(Viewer viewer, Collection<CaseRow> rows) {
        Map<Long, Boolean> othersTold = othersTold(viewer, rows);
        List<MemberUnitRow> own = units.of(viewer);
        Map<Long, Set<CaseHat>> hats = new HashMap<>();
        for (CaseRow row : rows) {
            hats.put(row.id(), hats(viewer, row, othersTold.get(row.id()), own));
        }
        addFormer(viewer, rows, hats, othersTold);
        return hats;
    }

    /** Of the disputes in which they are on the other side, whether they were told. */
    private Map<Long, Boolean> othersTold(Viewer viewer, Collection<CaseRow> rows) {
        List<Long> disputes = rows.stream()
                .filter(row -> row.kind() == CaseKind.DISPUTE)
                .map(CaseRow::id)
                .toList();
        return disputes.isEmpty()
                ? Map.of()
                : parties.otherSides(viewer.personId(), disputes).stream()
                        .collect(Collectors.toMap(
                                CasePartyMapper.Told::caseId,
                                CasePartyMapper.Told::told,
                                (one, other) -> one || other));
    }

    private static Set<CaseHat> hats(Viewer viewer, CaseRow row, @Nullable Boolean told, List<MemberUnitRow> units) {
        Set<CaseHat> hats = EnumSet.noneOf(CaseHat.class);
        if (is(viewer, row.raisedBy())) {
            hats.add(CaseHat.RAISER);
            return hats;
        }
        if (told != null) {
            if (told) {
                hats.add(CaseHat.OTHER_SIDE);
            }
            return hats;
        }
        boolean revoked = row.facts().state() == CaseState.WITHDRAWN;
        add(
                hats,
                CaseHat.FILER,
                is(viewer, row.filedBy()) && !revoked && FilingFor.filesForOthers(viewer, row.region()));
        addOfStaff(viewer, row, hats);
        addOfUnits(row, units, hats);
        addOfHands(viewer, row, hats);
        return hats;
    }

    private static void addOfStaff(Viewer viewer, CaseRow row, Set<CaseHat> hats) {
        CaseFacts facts = row.facts();
        add(hats, CaseHat.DESK, holds(viewer, facts.desk()));
        add(hats, CaseHat.ABOVE, isAbove(viewer, row));
        add(hats, CaseHat.STAFF, readsLedger(viewer, row.region()));
    }

    /** An order that is open to all units that serve there, or offered to one, or in a unit's hands. */
    private static void addOfUnits(CaseRow row, List<MemberUnitRow> units, Set<CaseHat> hats) {
        Long unit = row.facts().get(Known.UNIT);
        boolean inPool = row.facts().has(Known.POOL) && units.stream().anyMatch(own -> own.serves(row.region()));
        add(hats, CaseHat.UNIT, inPool || units.stream().anyMatch(own -> Objects.equals(own.id(), unit)));
    }

    /** Whoever has, or had, it in hand has so as long as the role lasts: at the desk where it lies, or for the unit. */
    private static void addOfHands(Viewer viewer, CaseRow row, Set<CaseHat> hats) {
        CaseFacts facts = row.facts();
        boolean holds = hats.contains(facts.has(Known.UNIT) ? CaseHat.UNIT : CaseHat.DESK);
        add(hats, CaseHat.HANDLER, holds && is(viewer, facts.get(Known.HANDLER)));
        add(hats, CaseHat.FINISHER, holds && is(viewer, facts.get(Known.FINISHER)));
    }

    /** Those who had it before read on; asked for only where nothing else lets them. */
    private void addFormer(
            Viewer viewer, Collection<CaseRow> rows, Map<Long, Set<CaseHat>> hats, Map<Long, Boolean> othersTold) {
        if (!viewer.mayAnywhere(Permission.HANDLE_CASES)) {
            return;
        }
        List<Long> open = rows.stream()
                .map(CaseRow::id)
                .filter(id -> hats.getOrDefault(id, Set.of()).isEmpty() && !othersTold.containsKey(id))
                .toList();
        if (!open.isEmpty()) {
            Set<String> own = viewer.grants().stream()
                    .filter(grant -> CaseDesk.isOf(grant.role()))
                    .map(grant -> new CaseDesk(grant.role(), grant.place()).toString())
                    .collect(Collectors.toSet());
            events.desksOf(open).stream()
                    .filter(it -> own.stream().anyMatch(desk -> it.changes().contains("desk=" + desk + ';')))
                    .forEach(it -> hats.computeIfAbsent(it.caseId(), id -> EnumSet.noneOf(CaseHat.class))
                            .add(CaseHat.FORMER_DESK));
        }
    }

    /** Any office above: where the next one is empty, the one after it is asked. */
    private static boolean isAbove(Viewer viewer, CaseRow row) {
        CaseLevel level = row.facts().level();
        return Stream.of(RegionLevel.COMMUNITY, RegionLevel.STREET, RegionLevel.COUNTY)
                .map(region -> CaseDesk.office(row.region().at(region)))
                .filter(office -> office.level().compareTo(level.above()) >= 0)
                .anyMatch(office -> holds(viewer, office));
    }

    static boolean readsLedger(Viewer viewer, RegionCode region) {
        List<RegionCode> path = region.path();
        return viewer.grants().stream()
                .filter(grant -> Permission.READ_LEDGER.comesWith(grant.role()))
                .anyMatch(grant -> path.contains(new RegionCode(grant.place().id())));
    }

    private static boolean holds(Viewer viewer, CaseDesk desk) {
        return viewer.grants().contains(new Grant(desk.role(), desk.place()));
    }

    private static boolean is(Viewer viewer, @Nullable Long person) {
        return person != null && person == viewer.personId();
    }

    private static void add(Set<CaseHat> hats, CaseHat hat, boolean wears) {
        if (wears) {
            hats.add(hat);
        }
    }
}
