package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.PoolHolder;
import cn.doorplate.identity.DependantErased;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.PersonalData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person signed up for. When they leave, places that they have at what is still to come go to who waits, and what they
 * answered goes; that a place was taken stays in the counts.
 */
@Component
class SignUpData implements PersonalData {

    private static final int AT_ONCE = 200;

    private final SignUpMapper rows;
    private final ForgettingMapper forgetting;
    private final Events events;
    private final SignUpAnswers answers;
    private final Capacity capacity;

    SignUpData(
            SignUpMapper rows, ForgettingMapper forgetting, Events events, SignUpAnswers answers, Capacity capacity) {
        this.rows = rows;
        this.forgetting = forgetting;
        this.events = events;
        this.answers = answers;
        this.capacity = capacity;
    }

    @Override
    public String name() {
        return "活动报名";
    }

    @Override
    public void export(long personId, Export into) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        each(personId, part -> lines.addAll(lines(personId, part)));
        if (!lines.isEmpty()) {
            into.put("报名", lines);
        }
    }

    private List<Map<String, @Nullable Object>> lines(long personId, List<SignUpRow> part) {
        Map<Long, Event> at = events.of(part.stream().map(SignUpRow::eventId).toList());
        Map<PoolHolder, Claim> claims =
                capacity.claims(part.stream().map(SignUpRow::key).toList());
        Map<Long, List<EventAnswer>> own = answers.open(
                part.stream().filter(row -> row.personId() == personId).toList(), at);
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (SignUpRow row : part) {
            Event event = at.get(row.eventId());
            if (event != null) {
                lines.add(line(personId, row, event, claims.get(row.key()), own.get(row.id())));
            }
        }
        return lines;
    }

    /** Of others whom they signed up nothing but that they did. */
    private static Map<String, @Nullable Object> line(
            long personId, SignUpRow row, Event event, @Nullable Claim claim, @Nullable List<EventAnswer> answered) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("活动", event.title());
        line.put("活动时间", event.startsAt());
        line.put("报名时间", row.createdAt());
        line.put("替别人报的", row.personId() != personId);
        line.put("名额", claim == null ? null : RosterWords.of(SignUpState.of(claim, event)));
        if (row.personId() == personId) {
            line.put("填写的内容", answered == null ? null : inWords(answered));
            line.put("到场时间", row.cameAt());
            line.put("没有来", row.missedAt() != null);
            line.put("评分", row.score());
        }
        return line;
    }

    private static Map<String, String> inWords(List<EventAnswer> answered) {
        return answered.stream()
                .collect(Collectors.toMap(
                        EventAnswer::label, EventAnswer::text, (one, other) -> one + "；" + other, LinkedHashMap::new));
    }

    @Override
    @Transactional
    public void erase(long personId) {
        List<SignUpRow> live = new ArrayList<>();
        each(personId, part -> live.addAll(toCome(personId, part)));
        // As all do it: rows before pools, and of several pools from the smallest id up.
        live.sort(Comparator.comparingLong(SignUpRow::eventId));
        forgetting.removeAnswersOf(personId);
        forgetting.removeSigner(personId);
        live.forEach(row -> capacity.release(row.eventId(), row.holder()));
    }

    private List<SignUpRow> toCome(long personId, List<SignUpRow> part) {
        Map<Long, Event> at = events.of(part.stream().map(SignUpRow::eventId).toList());
        return part.stream()
                .filter(row -> row.personId() == personId && row.cameAt() == null)
                .filter(row -> Optional.ofNullable(at.get(row.eventId()))
                        .filter(event -> event.endsAt().isAfter(events.now()))
                        .isPresent())
                .toList();
    }

    /** Who has no account has nobody left to come with. */
    @EventListener
    void on(DependantErased erased) {
        erase(erased.personId());
    }

    private void each(long personId, Consumer<List<SignUpRow>> work) {
        long before = Long.MAX_VALUE;
        List<SignUpRow> part;
        do {
            part = rows.own(personId, before, AT_ONCE);
            if (!part.isEmpty()) {
                work.accept(part);
                before = part.get(part.size() - 1).id();
            }
        } while (part.size() == AT_ONCE);
    }
}
