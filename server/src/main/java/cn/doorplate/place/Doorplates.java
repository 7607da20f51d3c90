package cn.doorplate.place;

import cn.doorplate.place.hot.Held;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.place.hot.Loaded;
import cn.doorplate.place.hot.Refused;
import cn.doorplate.place.hot.StoreGone;
import cn.doorplate.shared.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plates on the walls: what a scan finds, and what becomes of a plate. */
@Service
public class Doorplates {

    private final HotCache<CachedPlate> pages;
    private final MissLimit misses;
    private final ScanCounter scans;
    private final PlateRegister register;
    private final PlaceMapper places;
    private final MessageSource messages;
    private final Clock clock;

    Doorplates(
            HotCache<CachedPlate> pages,
            MissLimit misses,
            ScanCounter scans,
            PlateRegister register,
            PlaceMapper places,
            MessageSource messages,
            Clock clock) {
        this.pages = pages;
        this.misses = misses;
        this.scans = scans;
        this.register = register;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What stands behind a code, for whoever scanned or typed it.
     *
     * @throws PlateUnavailable if the store is gone and this plate was never seen
     */
    public Doorplate open(String typed, Caller caller) {
        return open(typed, caller, scans::count);
    }

    /** The same for who looks on, which is no scan. */
    public Doorplate look(String typed, Caller caller) {
        return open(typed, caller, building -> {});
    }

    /** What is known of a door without asking anybody, for who has no time to wait; empty where that is nothing. */
    public Optional<Doorplate> atHand(String typed) {
        return PlateCode.parse(typed)
                .map(PlateCode::toString)
                .flatMap(key -> pages.peek(key).map(held -> shown(key, held)));
    }

    private Doorplate open(String typed, Caller caller, LongConsumer seen) {
        Optional<PlateCode> code = PlateCode.parse(typed);
        if (code.isEmpty()) {
            return without(typed, DoorplateStatus.MISTYPED, false);
        }
        String key = code.get().toString();
        MissesOf misses = new MissesOf(caller);
        try {
            Held<CachedPlate> held = pages.get(key, misses);
            CachedPlate plate = held.value();
            if (plate == null) {
                return without(key, misses.paid() ? DoorplateStatus.UNKNOWN : DoorplateStatus.LIMITED, held.stale());
            }
            if (plate.status() == DoorplateStatus.ACTIVE) {
                seen.accept(plate.buildingId());
            }
            return shown(key, held);
        } catch (Refused e) {
            return without(key, DoorplateStatus.LIMITED, false);
        } catch (StoreGone e) {
            throw new PlateUnavailable(text("plate.unavailable"), e);
        }
    }

    /** A miss is taken before the store is asked and given back for a hit: many guesses at once find no more than one's share. */
    private final class MissesOf implements Function<Supplier<Loaded<CachedPlate>>, Loaded<CachedPlate>> {

        private final Caller caller;
        private volatile boolean taken;

        MissesOf(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Loaded<CachedPlate> apply(Supplier<Loaded<CachedPlate>> load) {
            if (!misses.take(caller)) {
                throw new Refused();
            }
            taken = true;
            Loaded<CachedPlate> loaded = load.get();
            if (loaded.value() != null) {
                misses.giveBack(caller);
            }
            return loaded;
        }

        /** A code that was known to be none costs a miss as well. */
        boolean paid() {
            return taken || misses.take(caller);
        }
    }

    /** As who stands at the door sees it. */
    Doorplate shown(String code, Held<CachedPlate> held) {
        CachedPlate plate = held.value();
        if (plate == null) {
            return without(code, DoorplateStatus.UNKNOWN, held.stale());
        }
        return new Doorplate(
                code,
                plate.status(),
                advice(plate.status()),
                plate.building(),
                plate.unit(),
                plate.contacts(),
                plate.sectionsAt(held.stale() ? clock.instant() : Instant.MIN),
                held.stale(),
                held.loadedAt());
    }

    private Doorplate without(String code, DoorplateStatus status, boolean stale) {
        String shown = code.length() > 64 ? code.substring(0, 64) : code;
        return new Doorplate(shown, status, advice(status), null, null, List.of(), List.of(), stale, clock.instant());
    }

    private @Nullable String advice(DoorplateStatus status) {
        return status == DoorplateStatus.ACTIVE ? null : text("plate.advice." + status);
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * Gives out a new plate for a building's door, or for one of its units', by command.
     *
     * @throws IllegalArgumentException if there is no such building, or no such unit in it
     */
    @Transactional
    public PlateCode issue(long buildingId, @Nullable Long unitId) {
        if (!places.isDoor(buildingId, unitId)) {
            throw new IllegalArgumentException("no building " + buildingId + " with unit " + unitId);
        }
        return register.issue(buildingId, unitId, Deed.BY_COMMAND);
    }

    /**
     * Takes a plate that was lost or copied out of use, by command.
     *
     * @return whether it was in use until now
     */
    @Transactional
    public boolean revoke(PlateCode code) {
        return register.revoke(code, Deed.BY_COMMAND);
    }

    /**
     * Gives out a plate in the place of another, which from now on says so, by command.
     *
     * @return the new code; empty if the old one was not in use
     */
    @Transactional
    public Optional<PlateCode> replace(PlateCode old) {
        return register.replace(old, Deed.BY_COMMAND);
    }
}
