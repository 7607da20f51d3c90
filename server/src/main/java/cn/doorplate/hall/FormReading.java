package cn.doorplate.hall;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a form as staff send it: whether it can be filled in at all. */
final class FormReading {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MOST_FIELDS = 40;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_DECIMALS = 4;
    private static final int LABEL = 50;
    private static final int HINT = 100;
    private static final int OPTION = 30;

    private final HallFaults faults;
    private final Map<String, FormField> before = new HashMap<>();

    private FormReading(HallFaults faults) {
        this.faults = faults;
    }

    static List<FormField> read(String at, List<FormField> given, HallFaults faults) {
        faults.addIf(given.size() > MOST_FIELDS, at, HallErrorCode.RANGE, 0, MOST_FIELDS);
        FormReading reading = new FormReading(faults);
        List<FormField> read = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), MOST_FIELDS); i++) {
            FormField field = reading.field(at + "[" + i + "]", given.get(i));
            read.add(field);
            reading.before.put(field.key(), field);
        }
        return read;
    }

    private FormField field(String at, FormField given) {
        boolean known = before.containsKey(given.key());
        faults.addIf(known || !KEY.matcher(given.key()).matches(), at + ".key", HallErrorCode.FORM);
        length(at, given);
        numbers(at, given);
        days(at, given);
        return new FormField(
                given.key(),
                given.type(),
                faults.line(at + ".label", given.label(), LABEL),
                faults.line(at + ".purpose", given.purpose(), LABEL),
                faults.lineIfAny(at + ".hint", given.hint(), HINT),
                given.required(),
                given.maxLength(),
                given.min(),
                given.max(),
                given.decimals(),
                given.earliest(),
                given.latest(),
                given.future(),
                options(at + ".options", given),
                condition(at + ".onlyIf", given.onlyIf()));
    }

    private void length(String at, FormField given) {
        Integer length = given.maxLength();
        int most = given.type().longest();
        boolean fault = length != null && (!given.type().isText() || length < 1 || length > most);
        faults.addIf(fault, at + ".maxLength", HallErrorCode.FORM);
    }

    private void numbers(String at, FormField given) {
        Double min = given.min();
        Double max = given.max();
        Integer decimals = given.decimals();
        boolean any = min != null || max != null || decimals != null;
        boolean crossed = min != null && max != null && min > max;
        boolean digits = decimals != null && (decimals < 0 || decimals > MOST_DECIMALS);
        faults.addIf(
                (any && given.type() != FormFieldType.NUMBER) || crossed || digits, at + ".min", HallErrorCode.FORM);
    }

    private void days(String at, FormField given) {
        boolean any = given.earliest() != null || given.latest() != null || given.future() != null;
        LocalDate from = day(at + ".earliest", given.earliest());
        LocalDate until = day(at + ".latest", given.latest());
        boolean crossed = from != null && until != null && from.isAfter(until);
        faults.addIf((any && given.type() != FormFieldType.DATE) || crossed, at + ".earliest", HallErrorCode.FORM);
    }

    private @Nullable LocalDate day(String at, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(at, HallErrorCode.FORM);
            return null;
        }
    }

    private List<String> options(String at, FormField given) {
        List<String> options = given.options();
        int least = given.type().isOfOptions() ? 2 : 0;
        int most = given.type().isOfOptions() ? MOST_OPTIONS : 0;
        boolean twice = new HashSet<>(options).size() < options.size();
        faults.addIf(options.size() < least || options.size() > most || twice, at, HallErrorCode.FORM);
        return IntStream.range(0, Math.min(options.size(), MOST_OPTIONS))
                .mapToObj(i -> faults.line(at + "[" + i + "]", options.get(i), OPTION))
                .toList();
    }

    /** Of what stands before, so that no two wait for each other; and of what can be answered so. */
    private @Nullable FormCondition condition(String at, @Nullable FormCondition given) {
        if (given == null) {
            return null;
        }
        FormField other = before.get(given.field());
        boolean can = other != null
                && (other.type().isOfOptions()
                        ? other.options().contains(given.equals())
                        : other.type() != FormFieldType.YES_NO || FormAnswers.YES_NO.contains(given.equals()));
        faults.addIf(!can, at, HallErrorCode.FORM);
        return given;
    }
}
