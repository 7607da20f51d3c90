package cn.doorplate.event;

import cn.doorplate.capacity.Asking;
import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimOutcome;
import cn.doorplate.capacity.Refusal;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Enters people for an event, inside the caller's transaction: whether they may, what they answered, and their places. */
@Component
class SignUpEntry {

    private static final Logger log = LoggerFactory.getLogger(SignUpEntry.class);

    private final SignUpMapper rows;
    private final Events events;
    private final SignUpPeople people;
    private final SignUpAnswers answers;
    private final NoShows noShows;
    private final SignUpNews news;
    private final Capacity capacity;

    SignUpEntry(
            SignUpMapper rows,
            Events events,
            SignUpPeople people,
            SignUpAnswers answers,
            NoShows noShows,
            SignUpNews news,
            Capacity capacity) {
        this.rows = rows;
        this.events = events;
        this.people = people;
        this.answers = answers;
        this.noShows = noShows;
        this.news = news;
        this.capacity = capacity;
    }

    /** Who signs up. */
    record Asked(Viewer viewer, SignUpInput input) {

        long person() {
            return viewer.personId();
        }

        boolean isForThemselves() {
            return input.forWhom() == null;
        }
    }

    /** A sign-up that has just been made. */
    record Made(SignUpRow row, Event event, Claim claim) {}

    record Entry(SignUpRow row, Asking asking) {}

    /** @throws Declined with any of {@link SignUpErrorCode} */
    Made one(long id, Asked asked) {
        Event event = open(id);
        SignUpFor whom = people.find(asked.viewer(), event, asked.input());
        noShows.of(event).requireNotBlocked(whom.personId());
        Entry entry = entry(event, asked, whom);
        SignUpRow row = entered(entry.row());
        Claim claim = placed(
                capacity.claim(id, whom.holder(), asked.person(), entry.asking().shares()));
        if (row.isByAnother()) {
            news.signedUpByAnother(event, row.personId(), row.signedBy());
        }
        return new Made(row, event, claim);
    }

    /**
     * The first of those who ask, up to whoever has to have their turn alone: who signs up somebody else, or gave a place back before.
     *
     * @param size how many are before that one
     * @param which of them can be entered together: who sign up themselves, for the first time, and would get something. The others hear
     *     alone why they get nothing
     */
    record Crowd(Event event, int size, List<Integer> which, List<Entry> entries) {}

    /** A handful of statements however many ask, where the event is for everyone; else one or two more for each. */
    Crowd crowd(long id, List<Asked> all) {
        Event event = open(id);
        if (event.perHousehold()) {
            return new Crowd(event, all.size(), List.of(), List.of());
        }
        List<Long> persons = all.stream().map(Asked::person).toList();
        Map<Long, Claim> known = capacity.claims(id, persons);
        int size = before(all, known);
        Map<Long, PersonFile> files = people.files(persons);
        NoShows.Rule rule = noShows.of(event);
        Map<Asking, Integer> which = new LinkedHashMap<>();
        Map<Asking, Entry> entries = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Asked asked = all.get(i);
            int mine = i;
            if (!known.containsKey(asked.person())) {
                tried(event, asked, files.get(asked.person()), rule).ifPresent(entry -> {
                    which.put(entry.asking(), mine);
                    entries.put(entry.asking(), entry);
                });
            }
        }
        List<Asking> served = capacity.whoWouldBeServed(id, List.copyOf(which.keySet()));
        return new Crowd(
                event,
                size,
                served.stream().map(which::get).map(Objects::requireNonNull).toList(),
                served.stream().map(entries::get).map(Objects::requireNonNull).toList());
    }

    private static int before(List<Asked> all, Map<Long, Claim> known) {
        for (int i = 0; i < all.size(); i++) {
            Claim claim = known.get(all.get(i).person());
            if (!all.get(i).isForThemselves()
                    || (claim != null && !claim.state().isLive())) {
                return i;
            }
        }
        return all.size();
    }

    private Optional<Entry> tried(Event event, Asked asked, @Nullable PersonFile file, NoShows.Rule rule) {
        try {
            SignUpFor whom = people.themselves(asked.viewer(), event, asked.input(), file);
            rule.requireNotBlocked(whom.personId());
            return Optional.of(entry(event, asked, whom));
        } catch (RuntimeException e) {
            log.debug("Somebody is to be entered alone", e);
            return Optional.empty();
        }
    }

    /**
     * All of them.
     *
     * @throws Declined CONFLICT if one of them gets nothing any more; DuplicateKeyException if one has signed up meanwhile. Then nobody
     *     is entered
     */
    List<Made> together(Crowd crowd) {
        rows.enterAll(crowd.entries().stream().map(Entry::row).toList());
        List<Claim> claims = capacity.claimAll(
                        crowd.event().number(),
                        crowd.entries().stream().map(Entry::asking).toList())
                .orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
        return IntStream.range(0, claims.size())
                .mapToObj(i -> new Made(crowd.entries().get(i).row(), crowd.event(), claims.get(i)))
                .toList();
    }

    private Event open(long id) {
        Event event = events.find(id)
                .filter(found -> found.row().publishedAt() != null)
                .orElseThrow(() -> Declined.at("event", CommonErrorCode.NOT_FOUND));
        if (event.state() == EventState.CANCELLED) {
            throw Declined.because(SignUpErrorCode.CANCELLED);
        }
        return event;
    }

    private Entry entry(Event event, Asked asked, SignUpFor whom) {
        List<Integer> shares = SignUpShares.of(event.seats(), whom);
        byte[] sealed = answers.seal(
                whom.personId(),
                SignUpAnswers.read(event.questions(), asked.input().answers()));
        SignUpRow row = new SignUpRow(
                Ids.next(),
                event.number(),
                whom.holder(),
                whom.personId(),
                asked.person(),
                sealed,
                null,
                null,
                null,
                null,
                events.now());
        return new Entry(row, new Asking(whom.holder(), asked.person(), shares));
    }

    /** As it is kept: who comes back has one already. */
    private SignUpRow entered(SignUpRow row) {
        try {
            rows.enter(row);
            return row;
        } catch (DuplicateKeyException e) {
            rows.again(row);
            return Optional.ofNullable(rows.of(row.eventId(), row.holder())).orElseThrow(() -> e);
        }
    }

    private static Claim placed(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Placed placed) {
            return placed.claim();
        }
        if (outcome instanceof ClaimOutcome.Waits waits) {
            return waits.claim();
        }
        if (outcome instanceof ClaimOutcome.Refused refused) {
            throw refused(refused.why());
        }
        throw Declined.because(SignUpErrorCode.ALREADY_SIGNED_UP);
    }

    static Declined refused(Refusal why) {
        return Declined.because(
                switch (why) {
                    case FULL -> SignUpErrorCode.FULL;
                    case NOT_OPEN_YET -> SignUpErrorCode.NOT_OPEN_YET;
                    case OVER -> SignUpErrorCode.OVER;
                });
    }
}
