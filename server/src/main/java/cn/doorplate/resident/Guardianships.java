package cn.doorplate.resident;

import cn.doorplate.identity.ChildConsents;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for whom: agreed to, refused and ended. How one begins is told by {@link DependantEntry}. */
@Service
public class Guardianships {

    private final GuardianshipMapper rows;
    private final MembershipMapper memberships;
    private final Households households;
    private final MembershipViews views;
    private final PersonFiles people;
    private final ChildConsents children;
    private final Ages ages;
    private final GuardianshipNews news;
    private final Clock clock;

    Guardianships(
            GuardianshipMapper rows,
            MembershipMapper memberships,
            Households households,
            MembershipViews views,
            PersonFiles people,
            ChildConsents children,
            Ages ages,
            GuardianshipNews news,
            Clock clock) {
        this.rows = rows;
        this.memberships = memberships;
        this.households = households;
        this.views = views;
        this.people = people;
        this.children = children;
        this.ages = ages;
        this.news = news;
        this.clock = clock;
    }

    /** Whether one may act for the other now: agreed to, not ended, and a child is no grown-up yet. */
    public boolean mayActFor(long guardianId, long dependantId) {
        return rows.ofDependant(dependantId).stream()
                .filter(row -> row.guardianId() == guardianId)
                .anyMatch(row ->
                        row.statusAt(ages.of(people.of(List.of(dependantId)).get(dependantId)))
                                == GuardianshipStatus.ACTIVE);
    }

    /** Who acts for these now, by whom they act for: three statements at most; those for whom nobody acts are left out. */
    public Map<Long, List<Long>> guardiansOf(Collection<Long> dependantIds) {
        if (dependantIds.isEmpty()) {
            return Map.of();
        }
        List<GuardianshipRow> holding = rows.holdingOf(new TreeSet<>(dependantIds));
        Map<Long, PersonFile> children = people.of(holding.stream()
                .filter(row -> row.kind() == DependantKind.CHILD)
                .map(GuardianshipRow::dependantId)
                .toList());
        return holding.stream()
                .filter(row -> row.statusAt(ages.of(children.get(row.dependantId()))) == GuardianshipStatus.ACTIVE)
                .collect(Collectors.groupingBy(
                        GuardianshipRow::dependantId,
                        Collectors.mapping(GuardianshipRow::guardianId, Collectors.toList())));
    }

    /** For whom somebody acts now. */
    public List<Long> dependantsOf(long guardianId) {
        List<Long> asked = rows.ofGuardian(guardianId).stream()
                .map(GuardianshipRow::dependantId)
                .toList();
        Map<Long, List<Long>> guardians = guardiansOf(asked);
        return asked.stream()
                .filter(dependant ->
                        guardians.getOrDefault(dependant, List.of()).contains(guardianId))
                .toList();
    }

    /** For whom one acts now by a relation of {@code Me.dependants}; empty if it is none of one's own, or one does not any more. */
    public Optional<Long> dependant(long guardianId, long guardianship) {
        return Optional.ofNullable(rows.selectById(guardianship))
                .filter(row -> row.guardianId() == guardianId)
                .map(GuardianshipRow::dependantId)
                .filter(dependant -> mayActFor(guardianId, dependant));
    }

    /** The elder agrees; where the guardian said that they live together, the household is asked for. */
    @Transactional
    GuardianshipRow confirm(Viewer viewer, long id, int version) {
        GuardianshipRow row = find(id, found -> found.dependantId() == viewer.personId());
        people.lock(List.of(row.guardianId(), row.dependantId()));
        expectOne(rows.confirm(id, version, clock.instant()));
        moveIn(row);
        news.agreed(row);
        return now(id);
    }

    private void moveIn(GuardianshipRow row) {
        Long household = row.householdId();
        if (household != null && memberships.livesIn(row.guardianId(), household)) {
            List<MembershipRow> own = memberships.liveNow(List.of(row.dependantId()));
            if (own.size() < Households.MOST && own.stream().noneMatch(each -> each.householdId() == household)) {
                households.ask(household, row.dependantId(), row.guardianId());
            }
        }
    }

    @Transactional
    GuardianshipRow refuse(Viewer viewer, long id, int version) {
        GuardianshipRow row = find(id, found -> found.dependantId() == viewer.personId());
        expectOne(rows.refuse(id, version, clock.instant()));
        news.refused(row);
        return now(id);
    }

    /**
     * Either of the two ends it. Nobody keeps data of a dependant without an account for whom nobody acts any more, and what
     * the guardian agreed to holds no longer.
     */
    @Transactional
    GuardianshipRow end(Viewer viewer, long id, int version) {
        GuardianshipRow row =
                find(id, found -> found.dependantId() == viewer.personId() || found.guardianId() == viewer.personId());
        people.lock(List.of(row.guardianId(), row.dependantId()));
        end(row, version, viewer.personId());
        return now(id);
    }

    /** Ends all in which a person takes part, within the caller's transaction. */
    void endAllOf(long personId) {
        people.lock(List.of(personId));
        rows.liveNow(personId).forEach(row -> end(row, row.version(), personId));
        rows.ofDependant(personId).forEach(row -> {
            rows.end(row.id(), row.version(), personId, clock.instant());
            news.ended(row, personId);
        });
        rows.forgetNames(personId);
    }

    private void end(GuardianshipRow row, int version, long by) {
        expectOne(rows.end(row.id(), version, by, clock.instant()));
        news.ended(row, by);
        children.withdraw(row.guardianId(), row.dependantId());
        if (!row.hasOwnAccount() && rows.ofDependant(row.dependantId()).isEmpty()) {
            households.endAllOf(row.dependantId(), by);
            people.eraseDependant(row.dependantId());
        }
    }

    /** Where dependants live by the guardian's word, by person: of an elder only while they agree that one acts for them. */
    Map<Long, List<HouseholdMembership>> householdsEntered(long guardianId, List<Dependant> dependants) {
        List<Long> persons = dependants.stream()
                .filter(Dependant::isAgreedTo)
                .map(Dependant::personId)
                .toList();
        if (persons.isEmpty()) {
            return Map.of();
        }
        List<MembershipRow> found = memberships.of(persons).stream()
                .filter(row -> row.askedBy() == guardianId)
                .toList();
        List<HouseholdMembership> views = this.views.of(found);
        return IntStream.range(0, found.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> found.get(i).personId(), Collectors.mapping(views::get, Collectors.toList())));
    }

    GuardianshipRow now(long id) {
        return find(id, found -> true);
    }

    private GuardianshipRow find(long id, Predicate<GuardianshipRow> mine) {
        return Optional.ofNullable(rows.selectById(id))
                .filter(mine)
                .orElseThrow(() -> Declined.at("guardianship", CommonErrorCode.NOT_FOUND));
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }
}
