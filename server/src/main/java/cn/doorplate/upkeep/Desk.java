package cn.doorplate.upkeep;

import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes an action and hands back its payload: what was made, as it is afterwards, or why it was declined. */
@Component
class Desk {

    private final Once once;
    private final Outcomes outcomes;
    private final Places places;

    Desk(Once once, Outcomes outcomes, Places places) {
        this.once = once;
        this.outcomes = outcomes;
        this.places = places;
    }

    /** What every input of a creating action has. */
    interface Creation {

        String idempotencyKey();
    }

    /** Of an action after which nothing is left to show. */
    record DonePayload(List<UserError> userErrors) {}

    /** Runs what enters something, once for each key; its outcome is an opaque id. */
    String create(Viewer viewer, String operation, Creation input, LongSupplier work) {
        return createNamed(viewer, operation, input, () -> Ids.toOpaque(work.getAsLong()));
    }

    /** The same for what has a name of another kind. */
    String createNamed(Viewer viewer, String operation, Creation input, Supplier<String> work) {
        return once.run(Actor.person(viewer.personId()), operation, input.idempotencyKey(), input, work);
    }

    /**
     * The payload of an action.
     *
     * @param work answers with what is shown; null when a replay finds that it was removed since
     */
    <T, P> P outcome(Supplier<@Nullable T> work, BiFunction<@Nullable T, List<UserError>, P> payload) {
        return outcomes.of(() -> payload.apply(work.get(), List.of()), errors -> payload.apply(null, errors));
    }

    DonePayload done(Runnable work) {
        return outcomes.of(
                () -> {
                    work.run();
                    return new DonePayload(List.of());
                },
                DonePayload::new);
    }

    /** A place as it is now. */
    <T> @Nullable T now(PlaceKind kind, String opaqueId, Class<T> type) {
        PlaceRef place = new PlaceRef(kind, Ids.fromOpaque(opaqueId));
        return type.cast(places.of(List.of(place)).get(place));
    }
}
