package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The history of a case as people see it: to each what is for them, with the words that they may read. */
@Service
class CaseEvents {

    private static final int TOGETHER = 200;
    private static final Set<CaseHat> RAISER = Set.of(CaseHat.RAISER);

    private final CaseEventMapper events;
    private final CasePartyMapper parties;
    private final CaseTextMapper texts;
    private final PersonKeys keys;
    private final Places places;
    private final CaseLines lines;

    CaseEvents(
            CaseEventMapper events,
            CasePartyMapper parties,
            CaseTextMapper texts,
            PersonKeys keys,
            Places places,
            CaseLines lines) {
        this.events = events;
        this.parties = parties;
        this.texts = texts;
        this.keys = keys;
        this.places = places;
        this.lines = lines;
    }

    /** An event with the facts around it. */
    record Told(CaseEvent event, CaseFacts before, CaseFacts after) {}

    /** Oldest first; those that are not for them are left out. */
    Page<CaseEventView> of(CaseRow row, Viewer viewer, Set<CaseHat> hats, int first, int after) {
        List<Told> seen = told(row, hats, after, row.seq(), first + 1);
        List<CaseEventView> views = views(row, viewer, hats, seen.subList(0, Math.min(first, seen.size())));
        String end = views.isEmpty() ? null : views.get(views.size() - 1).cursor();
        return Page.of(views, seen.size() > first, end);
    }

    /** Those behind a number, up to where the row stands; so many at the most. */
    List<CaseEventView> behind(CaseRow row, Viewer viewer, Set<CaseHat> hats, int after, int most) {
        return views(row, viewer, hats, told(row, hats, after, row.seq(), most));
    }

    /** What the facts were is known only from the beginning on. */
    private List<Told> told(CaseRow row, Set<CaseHat> hats, int after, int until, int most) {
        List<Told> told = new ArrayList<>();
        CaseFacts facts = CaseFacts.NONE;
        int read = 0;
        while (read < until) {
            List<CaseEvent> page = events.behind(row.id(), read, TOGETHER);
            for (CaseEvent event : page) {
                CaseFacts next = facts.then(event.changes());
                boolean wanted = event.seq() > after && event.seq() <= until;
                if (wanted && CaseSight.seesEvent(hats, event.action())) {
                    told.add(new Told(event, facts, next));
                }
                facts = next;
            }
            if (told.size() >= most) {
                return told.subList(0, most);
            }
            read = page.size() < TOGETHER ? until : read + TOGETHER;
        }
        return told;
    }

    private List<CaseEventView> views(CaseRow row, Viewer viewer, Set<CaseHat> hats, List<Told> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        Map<Integer, CasePartyRow> who = parties.of(List.of(row.id())).stream()
                .collect(Collectors.toMap(CasePartyRow::ordinal, Function.identity()));
        Words words = words(told);
        Set<CaseDesk> desks = told.stream().map(it -> it.after().desk()).collect(Collectors.toSet());
        told.stream()
                .filter(it -> it.event().seq() > 1)
                .forEach(it -> desks.add(it.before().desk()));
        CasePlacesRead where = CasePlacesRead.ofDesks(desks, places);
        return told.stream()
                .map(it -> view(it, viewer, hats, who, words, where))
                .toList();
    }

    /** What was written with some events. */
    private record Words(Map<Long, CaseTextRow> rows, Keyring ring) {

        @Nullable CaseTextRow of(CaseEvent event) {
            return event.textId() == null ? null : rows.get(event.textId());
        }
    }

    private Words words(List<Told> told) {
        List<Long> ids = told.stream()
                .map(it -> it.event().textId())
                .filter(Objects::nonNull)
                .toList();
        Map<Long, CaseTextRow> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            texts.find(ids).forEach(text -> rows.put(text.id(), text));
        }
        return new Words(
                rows, keys.of(rows.values().stream().map(CaseTextRow::ownerId).collect(Collectors.toSet())));
    }

    private CaseEventView view(
            Told told,
            Viewer viewer,
            Set<CaseHat> hats,
            Map<Integer, CasePartyRow> who,
            Words words,
            CasePlacesRead where) {
        CaseEvent event = told.event();
        CaseSide side = side(event, who);
        boolean own = isOwn(event, viewer, who);
        CaseTextRow text = words.of(event);
        CaseTextState state = text == null ? null : text.state();
        boolean readable = state != null && CaseSight.readsWords(hats, event.action(), side, own, state);
        boolean judged = readable && CaseSight.judges(hats);
        CaseDeskView desk = where.desk(told.after().desk());
        return new CaseEventView(
                event.seq(),
                event.action(),
                lines.of(told, hats, where),
                readable && text != null ? CaseTexts.open(text, words.ring()) : null,
                state,
                judged && text != null ? Ids.toOpaque(text.id()) : null,
                event.staffId() == 0 ? null : by(told, viewer, where),
                side,
                event.at(),
                event.seq() == 1 ? null : told.before().state(),
                told.after().state(),
                told.after().level(),
                told.after().state().isOpen() ? desk : null,
                event.late(),
                !CaseSight.seesEvent(RAISER, event.action()));
    }

    /** By the desk at which it lay when they did it, or the role in which they did. */
    private static CaseHandler by(Told told, Viewer viewer, CasePlacesRead where) {
        CaseEvent event = told.event();
        CaseDesk desk = event.seq() == 1 ? told.after().desk() : told.before().desk();
        boolean isMe = event.staffId() == viewer.personId();
        if (event.role() == null || event.role() == desk.role()) {
            return CaseHandler.at(where.desk(desk), isMe);
        }
        return new CaseHandler(event.role().title(), event.role().title(), isMe);
    }

    private static CaseSide side(CaseEvent event, Map<Integer, CasePartyRow> who) {
        if (event.party() == 0) {
            return event.staffId() == 0 ? CaseSide.SYSTEM : CaseSide.STAFF;
        }
        CasePartyRow party = who.get(event.party());
        return party == null ? CaseSide.RAISER : party.side();
    }

    private static boolean isOwn(CaseEvent event, Viewer viewer, Map<Integer, CasePartyRow> who) {
        CasePartyRow party = who.get(event.party());
        Long person = party == null ? null : party.personId();
        return event.party() == 0
                ? event.staffId() == viewer.personId()
                : person != null && person == viewer.personId();
    }
}
