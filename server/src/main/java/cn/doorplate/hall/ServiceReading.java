package cn.doorplate.hall;

import cn.doorplate.shared.Declined;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what staff say of a service, and says all that is to be mended in it at once. */
final class ServiceReading {

    private static final String AT = "content.";
    private static final int MOST_MATERIALS = 30;
    private static final int MOST_LINES = 10;
    private static final int LINE = 100;
    private static final int STEP = 200;
    private static final int SHORT = 30;
    private static final int MOST_DAYS = 365;
    private static final int MOST_HOURS = 200;
    private static final int LAST_POSITION = 9_999;

    private final HallFaults faults = new HallFaults();
    private final ServiceContentInput input;

    private ServiceReading(ServiceContentInput input) {
        this.input = input;
    }

    /** @throws Declined BLANK, TOO_LONG, MARKUP, RANGE, FORM at the parts at fault */
    static ServiceContent read(ServiceContentInput input) {
        return new ServiceReading(input).content();
    }

    private ServiceContent content() {
        ServiceContent content = new ServiceContent(
                input.offered(),
                line("name", input.name(), 40),
                line("summary", input.summary(), 200),
                lifeEvents(),
                input.who() == null ? null : faults.text(AT + "who", input.who(), 300),
                materials(),
                venues(),
                number("promisedDays", input.promisedDays(), ServiceContent.NO_DAYS, MOST_DAYS),
                number("legalDays", input.legalDays(), ServiceContent.NO_DAYS, MOST_DAYS),
                line("fee", input.fee(), LINE),
                lines("grounds", input.grounds(), LINE),
                lines("steps", input.steps(), STEP),
                faults.lineIfAny(AT + "contact", input.contact(), SHORT),
                input.form() == null ? null : FormReading.read(AT + "form", input.form(), faults),
                input.delegable(),
                number("acceptHours", input.acceptHours(), 1, MOST_HOURS),
                input.deskLevel(),
                number("position", input.position(), 0, LAST_POSITION));
        faults.decline();
        return content;
    }

    private @Nullable String line(String part, @Nullable String text, int most) {
        return text == null ? null : faults.line(AT + part, text, most);
    }

    private @Nullable Integer number(String part, @Nullable Integer number, int least, int most) {
        faults.addIf(number != null && (number < least || number > most), AT + part, HallErrorCode.RANGE, least, most);
        return number;
    }

    private @Nullable List<LifeEvent> lifeEvents() {
        List<LifeEvent> events = input.lifeEvents();
        faults.addIf(events != null && events.isEmpty(), AT + "lifeEvents", HallErrorCode.BLANK);
        return events == null ? null : events.stream().distinct().sorted().toList();
    }

    private @Nullable List<String> lines(String part, @Nullable List<String> lines, int most) {
        return list(part, lines, MOST_LINES, (at, text) -> faults.line(AT + part + "[" + at + "]", text, most));
    }

    private @Nullable List<ServiceMaterial> materials() {
        return list("materials", input.materials(), MOST_MATERIALS, this::material);
    }

    private ServiceMaterial material(int at, ServiceContentInput.Material given) {
        String field = AT + "materials[" + at + "].";
        return new ServiceMaterial(
                at + 1,
                faults.line(field + "name", given.name(), 50),
                faults.lineIfAny(field + "note", given.note(), 200),
                given.form(),
                given.needed(),
                given.upload());
    }

    private @Nullable List<ServiceVenue> venues() {
        return list("venues", input.venues(), MOST_LINES, this::venue);
    }

    private ServiceVenue venue(int at, ServiceVenue given) {
        String field = AT + "venues[" + at + "].";
        return new ServiceVenue(
                faults.line(field + "name", given.name(), 50),
                faults.lineIfAny(field + "address", given.address(), LINE),
                faults.lineIfAny(field + "hours", given.hours(), LINE),
                faults.lineIfAny(field + "phone", given.phone(), SHORT));
    }

    private <T, R> @Nullable List<R> list(
            String part, @Nullable List<T> given, int most, BiFunction<Integer, T, R> read) {
        if (given == null) {
            return null;
        }
        faults.addIf(given.size() > most, AT + part, HallErrorCode.RANGE, 0, most);
        return IntStream.range(0, Math.min(given.size(), most))
                .mapToObj(at -> read.apply(at, given.get(at)))
                .toList();
    }
}
