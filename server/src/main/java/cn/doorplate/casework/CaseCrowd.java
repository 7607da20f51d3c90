package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of what happens to a case. Who raised it, or is on the other side, is never told as one of those who handle it. */
@Component
class CaseCrowd {

    private final CaseDesks desks;
    private final CasePartyMapper parties;
    private final MemberUnitMapper units;
    private final UnitStaff staff;

    CaseCrowd(CaseDesks desks, CasePartyMapper parties, MemberUnitMapper units, UnitStaff staff) {
        this.desks = desks;
        this.parties = parties;
        this.units = units;
        this.staff = staff;
    }

    /** Who has it in hand; all at its desk while nobody has. */
    Collection<Long> handlerOrDesk(CaseRow row) {
        Long handler = row.facts().get(Known.HANDLER);
        return handler == null ? desk(row, row.facts().desk()) : List.of(handler);
    }

    Collection<Long> desk(CaseRow row, CaseDesk desk) {
        return strangers(row, desks.holders(desk));
    }

    /** Those who answer for the unit that it is offered to; nobody for the pool, which they look into. */
    Collection<Long> unit(CaseRow row) {
        Long id = row.facts().get(Known.UNIT);
        MemberUnitRow unit = id == null ? null : units.find(id);
        return unit == null ? List.of() : strangers(row, staff.of(unit));
    }

    /** Who said that it was done, if they hold the role still in which they did; of a case as it was then. */
    Collection<Long> finisher(CaseRow done) {
        Long finisher = done.facts().get(Known.FINISHER);
        Collection<Long> theirs = done.facts().has(Known.UNIT)
                ? unit(done)
                : desk(done, done.facts().desk());
        return finisher != null && theirs.contains(finisher) ? List.of(finisher) : List.of();
    }

    /** The office one level above. */
    Collection<Long> above(CaseRow row) {
        CaseDesk office = desks.office(row.facts().level().above(), row.region());
        return desk(row, office);
    }

    /** Of those on the other side, who was told since the event before; see {@link SideTelling}. */
    Collection<Long> sidesTold(CaseRow row, Instant before) {
        return parties.of(List.of(row.id())).stream()
                .filter(party -> party.side() == CaseSide.OTHER_SIDE && isBehind(party.toldAt(), before))
                .map(CasePartyRow::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean isBehind(@Nullable Instant told, Instant before) {
        return told != null && told.isAfter(before);
    }

    private Collection<Long> strangers(CaseRow row, Collection<Long> persons) {
        Set<Long> left = new LinkedHashSet<>(persons);
        if (row.raisedBy() != null) {
            left.remove(row.raisedBy());
        }
        if (row.kind() == CaseKind.DISPUTE && !left.isEmpty()) {
            parties.of(List.of(row.id())).forEach(party -> left.remove(party.personId()));
        }
        return left;
    }
}
