package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says which cases somebody had to do with before: they lay at a desk that they hold now, or their unit had taken them. */
@Component
class CaseFormer {

    private final CaseEventMapper events;

    CaseFormer(CaseEventMapper events) {
        this.events = events;
    }

    /**
     * Those of these cases; by one statement at most.
     *
     * @param units for which they answer now
     */
    Set<Long> of(Viewer viewer, List<MemberUnitRow> units, Collection<Long> cases) {
        Set<CaseDesk> desks = viewer.grants().stream()
                .filter(grant -> CaseDesk.isOf(grant.role()))
                .map(grant -> new CaseDesk(grant.role(), grant.place()))
                .collect(Collectors.toSet());
        Set<Long> own = units.stream().map(MemberUnitRow::id).collect(Collectors.toSet());
        return cases.isEmpty() || (desks.isEmpty() && own.isEmpty()) ? Set.of() : had(desks, own, cases);
    }

    private Set<Long> had(Set<CaseDesk> desks, Set<Long> units, Collection<Long> cases) {
        Map<Long, CaseFacts> known = new HashMap<>();
        Set<Long> had = new HashSet<>();
        for (CaseEventMapper.Changed it : events.movesOf(cases)) {
            CaseFacts facts = known.getOrDefault(it.caseId(), CaseFacts.NONE).then(it.changes());
            known.put(it.caseId(), facts);
            boolean byUnit = it.action() == CaseAction.TAKE && units.contains(facts.get(Known.UNIT));
            if (byUnit || desks.contains(facts.desk())) {
                had.add(it.caseId());
            }
        }
        return had;
    }
}
