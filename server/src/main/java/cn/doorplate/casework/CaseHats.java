package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.ExtensionState;
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
    private final CaseDesks desks;
    private final CaseFormer former;

    CaseHats(CasePartyMapper parties, UnitStaff units, CaseDesks desks, CaseFormer former) {
        this.parties = parties;
        this.units = units;
        this.desks = desks;
        this.former = former;
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
        addDeciding(viewer, rows, hats);
        addFormer(viewer, rows, hats, othersTold, own);
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
        add(hats, CaseHat.FILER, is(viewer, row.filedBy()) && !revoked && holds(viewer, row.filedAs()));
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

    /** Who says whether there is more time is asked for only where it was asked for, of those who might. */
    private void addDeciding(Viewer viewer, Collection<CaseRow> rows, Map<Long, Set<CaseHat>> hats) {
        List<CaseRow> asked = rows.stream()
                .filter(row -> row.facts().get(Known.EXTENSION) == ExtensionState.ASKED)
                .filter(row -> worn(hats, row).contains(CaseHat.ABOVE))
                .toList();
        if (!asked.isEmpty()) {
            Map<Long, CaseDesk> above = desks.above(asked);
            asked.forEach(row -> add(worn(hats, row), CaseHat.DECIDER, holds(viewer, above.get(row.id()))));
        }
    }

    /** Those who had it before read on; asked for only where nothing else lets them. */
    private void addFormer(
            Viewer viewer,
            Collection<CaseRow> rows,
            Map<Long, Set<CaseHat>> hats,
            Map<Long, Boolean> othersTold,
            List<MemberUnitRow> units) {
        List<Long> open = rows.stream()
                .filter(row -> worn(hats, row).isEmpty() && !othersTold.containsKey(row.id()))
                .map(CaseRow::id)
                .toList();
        Set<Long> had = former.of(viewer, units, open);
        rows.forEach(row -> add(worn(hats, row), CaseHat.FORMER, had.contains(row.id())));
    }

    private static Set<CaseHat> worn(Map<Long, Set<CaseHat>> hats, CaseRow row) {
        return Objects.requireNonNull(hats.get(row.id()));
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

    private static boolean holds(Viewer viewer, @Nullable CaseDesk desk) {
        return desk != null && holds(viewer, desk.grant());
    }

    private static boolean holds(Viewer viewer, @Nullable Grant grant) {
        return grant != null && viewer.grants().contains(grant);
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
