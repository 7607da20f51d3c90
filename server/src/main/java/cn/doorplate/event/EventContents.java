package cn.doorplate.event;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what staff want of an event, and says all that is to be mended in it at once. */
@Component
class EventContents {

    static final int TITLE = 40;
    static final int TEXT = 2_000;
    static final int HOST = 30;
    static final int VENUE = 60;

    private static final String AT = "content.";

    private final EventPlaces places;
    private final EventTimesReading times;

    EventContents(EventPlaces places, EventTimesReading times) {
        this.places = places;
        this.times = times;
    }

    /**
     * @param before what it said until now; null for a new one
     * @return without its cover
     * @throws Declined at the parts at fault
     */
    EventContent read(EventContentInput input, RegionCode publisher, @Nullable EventContent before) {
        Faults faults = new Faults();
        EventTimes when = times.read(input, before == null ? null : before.times(), faults);
        EventContent content = new EventContent(
                input.kind(),
                LineCheck.line(input.title()),
                LineCheck.paragraphs(input.text()),
                LineCheck.line(input.host()),
                contact(input.contact()),
                places.standing(input.places(), publisher, faults),
                places.venue(input, faults),
                when,
                EventSeatsReading.read(input.seats(), faults),
                EventQuestionsReading.read(input.questions(), faults),
                times.repeat(input.repeats(), when, faults),
                null);
        checkTexts(content, faults);
        faults.decline();
        return content;
    }

    private static @Nullable String contact(@Nullable String given) {
        String line = given == null ? "" : LineCheck.line(given);
        return line.isEmpty() ? null : line;
    }

    private static void checkTexts(EventContent content, Faults faults) {
        faults.text(AT + "title", content.title(), TITLE);
        faults.text(AT + "text", content.text(), TEXT);
        faults.text(AT + "host", content.host(), HOST);
        faults.text(AT + "venue", content.venue().words(), VENUE);
        if (content.contact() != null) {
            faults.text(AT + "contact", content.contact(), HOST);
        }
    }
}
