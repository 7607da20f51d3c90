package cn.doorplate.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What time does with alarms, many in one transaction: passes on those to which nobody comes, and ends what nobody ends. */
@Component
class AlarmSteps {

    private final AlarmMapper rows;
    private final AlarmHandMapper hands;
    private final AlarmCircles circles;
    private final AlarmPlaces places;
    private final AlarmTelling telling;
    private final AlarmWriting writing;
    private final AlarmClock clock;

    AlarmSteps(
            AlarmMapper rows,
            AlarmHandMapper hands,
            AlarmCircles circles,
            AlarmPlaces places,
            AlarmTelling telling,
            AlarmWriting writing,
            AlarmClock clock) {
        this.rows = rows;
        this.hands = hands;
        this.circles = circles;
        this.places = places;
        this.telling = telling;
        this.writing = writing;
        this.clock = clock;
    }

    /** The ids of those for which it is time, the longest first. */
    List<Long> due(int atMost) {
        return rows.due(clock.now(), atMost);
    }

    /**
     * Each one step, if it is still due: another server may have been quicker. Waits for none that another holds.
     *
     * @return how long after its time each was
     * @throws org.springframework.dao.PessimisticLockingFailureException if another holds one of them
     */
    @Transactional
    public List<Duration> step(Collection<Long> ids) {
        List<AlarmRow> held = rows.holdNow(ids);
        Instant now = clock.now();
        List<AlarmRow> due = held.stream().filter(row -> row.isDue(now)).toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Map<Long, AlarmCircles.Circles> around = circles.of(due, now);
        Map<Long, String> where = places.words(due);
        List<Long> numbers = due.stream().map(AlarmRow::id).toList();
        Map<Long, AlarmCrowd> crowds = crowds(numbers);
        Map<Long, List<AlarmHandRow>> known =
                hands.of(numbers).stream().collect(Collectors.groupingBy(AlarmHandRow::alarmId));
        List<AlarmChange> changes = new ArrayList<>();
        List<AlarmHandRow> told = new ArrayList<>();
        for (AlarmRow row : due) {
            Step step = new Step(
                    row,
                    around.getOrDefault(row.id(), new AlarmCircles.Circles(Map.of())),
                    where.getOrDefault(row.id(), ""),
                    known.getOrDefault(row.id(), List.of()),
                    crowds.getOrDefault(row.id(), AlarmCrowd.NONE),
                    told,
                    now);
            changes.add(step.taken());
        }
        List<Long> overdue = due.stream()
                .filter(row -> row.state() == AlarmState.COMING)
                .map(AlarmRow::id)
                .toList();
        if (!overdue.isEmpty()) {
            hands.overdue(overdue);
        }
        writing.write(changes, now);
        if (!told.isEmpty()) {
            hands.add(told);
        }
        return due.stream()
                .map(AlarmRow::dueAt)
                .filter(Objects::nonNull)
                .map(time -> Duration.between(time, now))
                .toList();
    }

    private Map<Long, AlarmCrowd> crowds(List<Long> ids) {
        Map<Long, AlarmCrowd> crowds = new HashMap<>();
        AlarmCrowd.OF_BUILDING.among(rows::behind, ids).forEach(id -> crowds.put(id, AlarmCrowd.OF_BUILDING));
        AlarmCrowd.OF_NETWORK.among(rows::behindOfNetwork, ids).forEach(id -> crowds.put(id, AlarmCrowd.OF_NETWORK));
        return crowds;
    }

    /** What is done with one alarm. */
    private final class Step {

        private final AlarmRow row;
        private final AlarmCircles.Circles circles;
        private final String where;
        private final List<AlarmHandRow> known;
        private final AlarmCrowd crowd;
        private final List<AlarmHandRow> told;
        private final Instant now;
        private final AlarmChange change;

        Step(
                AlarmRow row,
                AlarmCircles.Circles circles,
                String where,
                List<AlarmHandRow> known,
                AlarmCrowd crowd,
                List<AlarmHandRow> told,
                Instant now) {
            this.row = row;
            this.circles = circles;
            this.where = where;
            this.known = known;
            this.crowd = crowd;
            this.told = told;
            this.now = now;
            this.change = new AlarmChange(row);
        }

        AlarmChange taken() {
            if (!now.isBefore(row.raisedAt().plus(AlarmTimes.LASTS))) {
                return end();
            }
            return switch (row.state()) {
                case CALLING -> row.stage() == AlarmStage.STREET ? remind() : passOn();
                case COMING -> change.to(row.calling(now)).say(AlarmDeed.OVERDUE);
                case THERE, ENDED -> change.to(row.dueAt(row.raisedAt().plus(AlarmTimes.LASTS)));
            };
        }

        private AlarmChange end() {
            AlarmOutcome with = row.comingAt() == null ? AlarmOutcome.UNANSWERED : AlarmOutcome.LAPSED;
            return change.to(row.ended(with, now)).say(AlarmDeed.ENDED, with);
        }

        /** To the next level in which there is anybody. */
        private AlarmChange passOn() {
            for (AlarmStage stage : AlarmStage.behind(row.stage())) {
                Map<Long, AlarmHandRole> people = circles.of(stage);
                change.to(change.row().told(stage, now));
                if (!people.isEmpty()) {
                    add(stage, fresh(people));
                    telling.called(change.row(), where, crowd, people.keySet(), now);
                    return change.say(AlarmDeed.TOLD, stage, people.size());
                }
                change.say(AlarmDeed.NOBODY, stage);
            }
            return change;
        }

        /** All who were told, and who would be told by now. */
        private AlarmChange remind() {
            AlarmRow after = row.reminded(now);
            Set<Long> people = new HashSet<>();
            known.stream()
                    .filter(hand -> hand.answer() != AlarmAnswer.CANNOT)
                    .forEach(hand -> people.add(hand.personId()));
            for (AlarmStage stage : AlarmStage.values()) {
                Map<Long, AlarmHandRole> fresh = fresh(circles.of(stage));
                add(stage, fresh);
                people.addAll(fresh.keySet());
            }
            telling.again(after, where, crowd, people, now);
            return change.to(after).say(AlarmDeed.REMINDED, people.size());
        }

        private Map<Long, AlarmHandRole> fresh(Map<Long, AlarmHandRole> people) {
            Map<Long, AlarmHandRole> fresh = new LinkedHashMap<>(people);
            known.forEach(hand -> fresh.remove(hand.personId()));
            return fresh;
        }

        private void add(AlarmStage stage, Map<Long, AlarmHandRole> people) {
            people.forEach(
                    (person, role) -> told.add(new AlarmHandRow(row.id(), person, role, stage, now, null, null, null)));
        }
    }
}
