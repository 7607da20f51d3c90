package cn.doorplate.band;

import cn.doorplate.alarm.DeviceAlarm;
import cn.doorplate.alarm.DeviceAlarms;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Homes;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.SpokenTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm for each call for help. The call is kept with the message that told it, and raised right after; where that fails, or the
 * server dies between, it stays due, and any server raises it. However often that is done, it is one alarm.
 */
@Component
class BandCalls {

    /** When it counts as not raised by who took it. */
    static final Duration SOON = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(BandCalls.class);
    private static final int TOGETHER = 100;
    private static final int LAST_ATTEMPT = 200;

    private final BandCallMapper rows;
    private final BandMapper bands;
    private final BandSeals seals;
    private final DeviceAlarms alarms;
    private final Homes homes;
    private final MessageSource texts;
    private final BandClock clock;

    BandCalls(
            BandCallMapper rows,
            BandMapper bands,
            BandSeals seals,
            DeviceAlarms alarms,
            Homes homes,
            MessageSource texts,
            BandClock clock) {
        this.rows = rows;
        this.bands = bands;
        this.seals = seals;
        this.alarms = alarms;
        this.homes = homes;
        this.texts = texts;
        this.clock = clock;
    }

    /** Those that nobody has raised. */
    void round() {
        rows.due(clock.now(), TOGETHER).forEach(this::raise);
    }

    /** One that is kept. What fails is tried again, at first soon. */
    void raise(BandCallRow row) {
        try {
            long alarm = alarm(row);
            rows.raised(row.id(), alarm);
            if (row.personId() != null) {
                bands.follow(row.bandId(), alarm);
            }
        } catch (RuntimeException e) {
            if (row.attempts() >= LAST_ATTEMPT) {
                log.error("The call {} of a band could not be raised", row.id(), e);
                rows.raised(row.id(), null);
                return;
            }
            log.warn("The call {} of a band is raised later", row.id(), e);
            rows.later(row.id(), clock.now().plus(SOON.multipliedBy(Math.min(20, row.attempts() + 1))));
        }
    }

    /** Where its wearer is by now goes to the alarm that the band raised last. What fails is not tried again: the next position comes soon. */
    void follow(long band, long alarm, BandReading fix) {
        try {
            Location location = Objects.requireNonNull(fix.location());
            if (!alarms.follow(alarm, location, fix.accuracy(), fix.at())) {
                bands.followed(band, alarm);
            }
        } catch (RuntimeException e) {
            log.warn("Where the wearer of a band is could not be passed on", e);
        }
    }

    private long alarm(BandCallRow row) {
        BandRow band = Objects.requireNonNull(bands.find(row.bandId()));
        Long person = row.personId();
        byte @Nullable [] sealed = row.sealed();
        BandCall call = person == null || sealed == null ? null : seals.call(person, sealed);
        boolean located = call != null && call.isLocated();
        return alarms.raise(new DeviceAlarm(
                "band-call-" + Ids.toOpaque(row.id()),
                row.reason().need(),
                "wristband:" + Ids.toOpaque(band.id()),
                person,
                home(person, band),
                located && call != null ? call.location() : null,
                located && call != null ? call.accuracy() : null,
                located && call != null ? call.locatedAt() : null,
                words(row, call)));
    }

    /** Where somebody is looked for where they are not known to be elsewhere: at home, else where the band was given out. */
    private PlaceRef home(@Nullable Long person, BandRow band) {
        List<Homes.Home> all = person == null ? List.of() : homes.of(person);
        return all.stream()
                .findFirst()
                .map(Homes.Home::path)
                .map(PlacePath::place)
                .orElse(new PlaceRef(PlaceKind.REGION, band.region()));
    }

    /** No measurements: those who come have no need of them. */
    private String words(BandCallRow row, @Nullable BandCall call) {
        String key = "band.call." + row.reason().name().toLowerCase(Locale.ROOT);
        Instant now = clock.now();
        if (call == null) {
            return say(key, SpokenTime.of(row.createdAt(), now)) + say("band.call.unknown");
        }
        String pace = row.reason() == BandCallReason.HEART ? (call.fast() ? ".fast" : ".slow") : "";
        String words = say(key + pace, SpokenTime.of(call.at(), now));
        Instant located = call.isLocated() ? call.locatedAt() : null;
        return located == null ? words : words + say("band.call.located", SpokenTime.of(located, now));
    }

    private String say(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
