package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.capacity.PoolHolder;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ups as those see them whose they are; a page of them by a handful of statements. */
@Component
class SignUpViews {

    private final SignUpMapper rows;
    private final Events events;
    private final Capacity capacity;
    private final PersonFiles people;
    private final SignUpPasses passes;
    private final SignUpWords words;

    SignUpViews(
            SignUpMapper rows,
            Events events,
            Capacity capacity,
            PersonFiles people,
            SignUpPasses passes,
            SignUpWords words) {
        this.rows = rows;
        this.events = events;
        this.capacity = capacity;
        this.people = people;
        this.passes = passes;
        this.words = words;
    }

    static boolean holdsPlace(Map<Long, Claim> claims, long holder) {
        Claim claim = claims.get(holder);
        return claim != null && claim.state() == ClaimState.HELD;
    }

    /** One's own by its id; empty if it is another's. */
    Optional<EventSignUp> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.selectById(id))
                .filter(row -> row.isOf(viewer.personId()))
                .flatMap(row -> of(viewer, List.of(row)).stream().findFirst());
    }

    /** What has just been made. */
    EventSignUp made(Viewer viewer, SignUpEntry.Made made) {
        PoolHolder key = made.row().key();
        return view(
                viewer,
                made.row(),
                made.event(),
                made.claim(),
                ahead(Map.of(key, made.claim())).get(key),
                filesOfOthers(viewer, List.of(made.row())).get(made.row().personId()));
    }

    /** The newest first. */
    Page<EventSignUp> page(Viewer viewer, int first, @Nullable String after) {
        int size = Paging.first(first);
        Page<SignUpRow> page = Page.firstOf(
                rows.own(viewer.personId(), Paging.before(after), size + 1), size, row -> Ids.toOpaque(row.id()));
        return new Page<>(of(viewer, page.nodes()), page.pageInfo());
    }

    /** What somebody has at these events, but for what they gave back. */
    Map<Long, List<EventSignUp>> at(Viewer viewer, Collection<Event> at) {
        List<SignUpRow> own = rows.ownAt(
                viewer.personId(), at.stream().map(Event::number).distinct().toList());
        return of(viewer, own).stream()
                .filter(it -> it.state() != SignUpState.CANCELLED)
                .collect(Collectors.groupingBy(it -> it.row().eventId()));
    }

    /** In their order. */
    List<EventSignUp> of(Viewer viewer, List<SignUpRow> own) {
        if (own.isEmpty()) {
            return List.of();
        }
        Map<Long, Event> at = events.of(own.stream().map(SignUpRow::eventId).toList());
        Map<PoolHolder, Claim> claims =
                capacity.claims(own.stream().map(SignUpRow::key).toList());
        Map<PoolHolder, Integer> ahead = ahead(claims);
        Map<Long, PersonFile> files = filesOfOthers(viewer, own);
        List<EventSignUp> views = new ArrayList<>();
        for (SignUpRow row : own) {
            Event event = at.get(row.eventId());
            Claim claim = claims.get(row.key());
            if (event != null && claim != null) {
                views.add(view(viewer, row, event, claim, ahead.get(row.key()), files.get(row.personId())));
            }
        }
        return views;
    }

    private Map<PoolHolder, Integer> ahead(Map<PoolHolder, Claim> claims) {
        List<PoolHolder> waiting = claims.entrySet().stream()
                .filter(entry -> entry.getValue().state() == ClaimState.WAITING)
                .map(Map.Entry::getKey)
                .toList();
        return waiting.isEmpty() ? Map.of() : capacity.ahead(waiting);
    }

    private Map<Long, PersonFile> filesOfOthers(Viewer viewer, List<SignUpRow> own) {
        return people.of(own.stream()
                .map(SignUpRow::personId)
                .filter(person -> person != viewer.personId())
                .collect(Collectors.toSet()));
    }

    private EventSignUp view(
            Viewer viewer,
            SignUpRow row,
            Event event,
            Claim claim,
            @Nullable Integer ahead,
            @Nullable PersonFile other) {
        Integer before = SignUpState.of(claim, event) == SignUpState.WAITING ? ahead : null;
        return new EventSignUp(
                row,
                event,
                claim,
                row.personId() == viewer.personId(),
                nameOf(other),
                before,
                words.standing(row, event, claim, before),
                passes.of(row.id()));
    }

    /** In full of whom one acts for, who has no account; of others as a neighbour may see it. */
    private static @Nullable String nameOf(@Nullable PersonFile other) {
        if (other == null) {
            return null;
        }
        String name = other.name();
        return name == null || !other.hasAccount() ? name : Masks.name(name);
    }
}
