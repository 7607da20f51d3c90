package cn.doorplate.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pool as its rules say it, in memory and one after the other: what the tables have to come to. */
final class PoolModel {

    /** What happened to people without their doing: "7 OFFERED". */
    final List<String> happened = new ArrayList<>();

    private final Map<Long, Standing> claims = new HashMap<>();
    private Terms terms;
    private boolean closed;
    private long seq;

    PoolModel(Terms terms) {
        this.terms = terms;
    }

    record Standing(
            long holder,
            List<Integer> wanted,
            long seq,
            ClaimState state,
            @Nullable Integer share,
            @Nullable Instant until) {

        Standing now(ClaimState next, @Nullable Integer in, @Nullable Instant to) {
            return new Standing(holder, wanted, seq, next, in, to);
        }
    }

    Map<Long, Standing> claims() {
        return claims;
    }

    /** The state of a claim that is made; the reason of a refusal; ALREADY. */
    String claim(Instant now, long holder, List<Integer> wanted) {
        Standing known = claims.get(holder);
        if (known != null && known.state.isLive()) {
            return "ALREADY";
        }
        if (closed || (terms.closesAt() != null && !now.isBefore(terms.closesAt()))) {
            return "OVER";
        }
        if (terms.opensAt() != null && now.isBefore(terms.opensAt())) {
            return "NOT_OPEN_YET";
        }
        Integer place = wanted.stream()
                .filter(it ->
                        isFree(it) && (isOver(now) || in(ClaimState.WAITING).noneMatch(w -> w.wanted.contains(it))))
                .findFirst()
                .orElse(null);
        Integer limit = terms.waitingLimit();
        if (place == null
                && (isOver(now) || (limit != null && in(ClaimState.WAITING).count() >= limit))) {
            return "FULL";
        }
        ClaimState state = place == null ? ClaimState.WAITING : ClaimState.HELD;
        claims.put(holder, new Standing(holder, wanted, ++seq, state, place, null));
        return state.name();
    }

    boolean release(Instant now, long holder) {
        Standing known = claims.get(holder);
        if (known == null || !known.state.isLive()) {
            return false;
        }
        claims.put(holder, known.now(ClaimState.RELEASED, known.share, null));
        offer(now);
        return true;
    }

    Accepted accept(Instant now, long holder) {
        Standing known = claims.get(holder);
        if (known == null || known.state == ClaimState.LAPSED) {
            return known == null ? Accepted.NONE : Accepted.LATE;
        }
        if (known.state != ClaimState.OFFERED) {
            return known.state == ClaimState.HELD ? Accepted.DONE : Accepted.NONE;
        }
        if (closed || !now.isBefore(Objects.requireNonNull(known.until))) {
            return Accepted.LATE;
        }
        claims.put(holder, known.now(ClaimState.HELD, known.share, null));
        return Accepted.DONE;
    }

    Changed change(Instant now, Terms next) {
        if (closed) {
            return Changed.CLOSED;
        }
        if (IntStream.range(0, terms.places().size())
                .anyMatch(i -> next.places().get(i) < taken(i))) {
            return Changed.BELOW_TAKEN;
        }
        terms = next;
        Instant end = next.offersEndAt();
        in(ClaimState.OFFERED)
                .filter(it -> end != null && end.isBefore(it.until))
                .forEach(it -> claims.put(it.holder, it.now(it.state, it.share, end)));
        pass(now);
        return Changed.DONE;
    }

    void close() {
        closed = true;
    }

    void pass(Instant now) {
        if (closed) {
            return;
        }
        in(ClaimState.OFFERED)
                .filter(it -> !now.isBefore(Objects.requireNonNull(it.until)))
                .sorted(Comparator.comparing((Standing it) -> Objects.requireNonNull(it.until))
                        .thenComparing(Standing::seq))
                .forEach(it -> move(it.now(ClaimState.LAPSED, it.share, null)));
        if (isOver(now)) {
            in(ClaimState.WAITING).forEach(it -> move(it.now(ClaimState.UNMET, null, null)));
        } else {
            offer(now);
        }
    }

    private void offer(Instant now) {
        if (closed || isOver(now)) {
            return;
        }
        Instant latest = now.plus(terms.offerTime());
        Instant end = terms.offersEndAt();
        Instant until = end != null && end.isBefore(latest) ? end : latest;
        in(ClaimState.WAITING)
                .forEach(it -> it.wanted.stream()
                        .filter(this::isFree)
                        .findFirst()
                        .ifPresent(share -> move(it.now(ClaimState.OFFERED, share, until))));
    }

    private void move(Standing to) {
        claims.put(to.holder, to);
        happened.add(to.holder + " " + to.state);
    }

    private boolean isOver(Instant now) {
        return terms.offersEndAt() != null && !now.isBefore(terms.offersEndAt());
    }

    /** In their order, as they are when it begins. */
    private Stream<Standing> in(ClaimState state) {
        return claims.values().stream()
                .filter(it -> it.state == state)
                .sorted(Comparator.comparing(Standing::seq))
                .toList()
                .stream();
    }

    private long taken(int share) {
        return claims.values().stream()
                .filter(it -> it.state.takesPlace() && Objects.equals(it.share, share))
                .count();
    }

    private boolean isFree(int share) {
        return taken(share) < terms.places().get(share);
    }
}
