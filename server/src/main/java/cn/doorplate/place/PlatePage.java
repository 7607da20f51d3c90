package cn.doorplate.place;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;

/**
 * The page of a plate as its template reads it: a door, or a state that says why there is none.
 *
 * @param title of the window
 * @param large whether in large print, which the address alone remembers
 * @param path where this page is, without its query
 * @param bare the code to show on the empty wall; null where a door is shown or nothing was asked for
 */
record PlatePage(
        String title,
        boolean large,
        String path,
        @Nullable PlatePageDoor door,
        @Nullable PlatePageState kind,
        @Nullable String bare) {

    static PlatePage of(Doorplate plate, boolean large, Clock clock) {
        String path = path(plate.code());
        Building building = plate.building();
        if (plate.status() == DoorplateStatus.ACTIVE && building != null) {
            PlatePageDoor door = PlatePageDoor.of(plate, building, clock);
            return new PlatePage(title(door.sign()), large, path, door, null, null);
        }
        PlatePageState kind = kind(plate.status());
        return new PlatePage(kind.title(), large, path, null, kind, PlatePageSign.printed(plate.code()));
    }

    static PlatePage asking(boolean large) {
        return new PlatePage(PlatePageState.ASKING.title(), large, "/d", null, PlatePageState.ASKING, null);
    }

    static PlatePage unavailable(String code, boolean large) {
        PlatePageState kind = PlatePageState.UNAVAILABLE;
        return new PlatePage(kind.title(), large, path(code), null, kind, PlatePageSign.printed(code));
    }

    static String path(String code) {
        return "/d/" + UriUtils.encode(code, StandardCharsets.UTF_8);
    }

    HttpStatus status() {
        return kind == null ? HttpStatus.OK : kind.status();
    }

    String selfHref() {
        return large ? path + "?large=1" : path;
    }

    /** Where an alarm is raised from this door; also where its plate is no more in use, or the door is not known just now. */
    @Nullable String alarmHref() {
        boolean known = kind == null
                || !Set.of(PlatePageState.ASKING, PlatePageState.MISTYPED, PlatePageState.UNKNOWN)
                        .contains(kind);
        return known ? "/alarm" + selfHref() : null;
    }

    @Nullable State state() {
        return kind == null ? null : State.of(kind, selfHref());
    }

    /** What the form holds already. */
    @Nullable String typed() {
        return kind != null && kind.offersCorrection() ? bare : null;
    }

    private static String title(PlatePageSign sign) {
        String estate = sign.estate();
        return (estate == null ? sign.street() : estate + " ") + sign.number();
    }

    private static PlatePageState kind(DoorplateStatus status) {
        return switch (status) {
            case REVOKED -> PlatePageState.REVOKED;
            case REPLACED -> PlatePageState.REPLACED;
            case MISTYPED -> PlatePageState.MISTYPED;
            case UNKNOWN -> PlatePageState.UNKNOWN;
            case LIMITED -> PlatePageState.LIMITED;
            case ACTIVE -> PlatePageState.UNAVAILABLE;
        };
    }

    /** @param retryHref where trying again may help; null elsewhere */
    record State(
            String icon,
            String title,
            String sentence,
            List<String> ways,
            boolean form,
            @Nullable String retryHref) {

        static State of(PlatePageState kind, String self) {
            return new State(
                    kind.icon(),
                    kind.title(),
                    kind.sentence(),
                    kind.ways(),
                    kind.offersForm(),
                    kind.retryAfter().isZero() ? null : self);
        }

        boolean hasWays() {
            return !ways.isEmpty();
        }
    }
}
