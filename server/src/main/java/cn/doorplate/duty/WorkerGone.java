package cn.doorplate.duty;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.RoleGrant;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.place.Responsibilities;
import cn.doorplate.place.Responsibilities.Bound;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose role ends is on duty there no more, and stands behind no card that came with it: at once, with the role, and by and by when
 * it runs out. By the clock by which roles are held.
 */
@Component
class WorkerGone {

    private static final int AT_ONCE = 100;

    private final ShiftMapper rows;
    private final Posts posts;
    private final Vacancies vacancies;
    private final Responsibilities responsibilities;
    private final RoleGrants grants;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkerGone(
            ShiftMapper rows,
            Posts posts,
            Vacancies vacancies,
            Responsibilities responsibilities,
            RoleGrants grants,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.vacancies = vacancies;
        this.responsibilities = responsibilities;
        this.grants = grants;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    void on(RoleEnded ended) {
        List<RoleGrant> roles = grants.appointmentsOf(List.of(ended.personId()));
        roles.stream()
                .filter(role -> role.id().equals(Ids.toOpaque(ended.grant())))
                .map(role -> new Terms(roles, Objects.requireNonNull(role.until())))
                .forEach(terms -> letGo(ended.personId(), terms, ended.by()));
    }

    /** All who have shifts to come, or stand behind cards, and had a role that is over. */
    void sweep() {
        sweep(behind -> rows.personsBehind(behind, clock.instant(), AT_ONCE));
        sweep(behind -> responsibilities.personsBehind(behind, AT_ONCE));
    }

    private void sweep(LongFunction<List<Long>> next) {
        List<Long> people = next.apply(0);
        while (!people.isEmpty()) {
            grants.appointmentsOf(people).stream()
                    .collect(Collectors.groupingBy(RoleGrant::personId))
                    .forEach((person, roles) -> letGo(person, new Terms(roles, clock.instant())));
            people = next.apply(people.get(people.size() - 1));
        }
    }

    private void letGo(long person, Terms terms) {
        if (terms.anyEnded()) {
            transaction.executeWithoutResult(status -> letGo(person, terms, null));
        }
    }

    private void letGo(long person, Terms terms, @Nullable Long by) {
        List<ShiftRow> coming = rows.ofPerson(person, terms.now(), null, 0, DutyData.MOST_SHIFTS);
        Map<DutyPost, DutyPlace> places = posts.of(ShiftRow.posts(coming));
        List<ShiftRow> going = coming.stream()
                .filter(shift -> isLost(shift, places.get(shift.post()), terms))
                .toList();
        vacancies.vacate(going, places, by);
        responsibilities.boundTo(person).stream()
                .filter(card -> isLost(card, terms))
                .forEach(card -> responsibilities.bereave(card.id(), person));
    }

    /** Any role of staff carries it, there or around it; who only runs the system works nowhere. */
    private static boolean isLost(ShiftRow shift, @Nullable DutyPlace place, Terms terms) {
        return place != null
                && terms.lost(
                        role -> role.role() != Role.OPERATOR && place.where().contains(role.at()),
                        shift.assignedAt(),
                        shift.startsAt());
    }

    private static boolean isLost(Bound card, Terms terms) {
        return terms.lost(
                role -> role.at().equals(card.place())
                        && AnsweringRoles.of(role.role()).contains(card.role()),
                card.since(),
                terms.now());
    }
}
