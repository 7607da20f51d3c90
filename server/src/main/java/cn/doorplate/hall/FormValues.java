package cn.doorplate.hall;

import cn.doorplate.shared.LineCheck;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Whether an answer is of the kind that its field asks for, and within its bounds; and how it is kept. */
final class FormValues {

    /** Of the mainland: a mobile, or a landline with its area code and perhaps an extension. */
    private static final Pattern PHONE = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,4})?");

    private FormValues() {}

    /** As it is kept; nothing for what does not fit. */
    static List<String> read(FormField field, List<String> values, LocalDate today) {
        if (field.type() == FormFieldType.CHOICES) {
            return choices(field, values);
        }
        if (values.size() != 1) {
            return List.of();
        }
        String line = LineCheck.line(values.get(0));
        boolean fits = switch (field.type()) {
            case TEXT, ADDRESS -> fitsText(field, line);
            case LONG_TEXT -> fitsText(field, LineCheck.paragraphs(values.get(0)));
            case NUMBER -> fitsNumber(field, line);
            case DATE -> fitsDay(field, line, today);
            case CHOICE, CHOICES -> field.options().contains(line);
            case PHONE -> PHONE.matcher(line).matches();
            case ID_NUMBER -> IdNumber.fits(IdNumber.plain(line), today);
            case YES_NO -> FormAnswers.YES_NO.contains(line);
        };
        return fits ? List.of(kept(field, values.get(0))) : List.of();
    }

    private static String kept(FormField field, String value) {
        return switch (field.type()) {
            case LONG_TEXT -> LineCheck.paragraphs(value);
            case ID_NUMBER -> IdNumber.plain(LineCheck.line(value));
            default -> LineCheck.line(value);
        };
    }

    private static List<String> choices(FormField field, List<String> values) {
        boolean fits = field.options().containsAll(values) && new HashSet<>(values).size() == values.size();
        return fits ? field.options().stream().filter(values::contains).toList() : List.of();
    }

    private static boolean fitsText(FormField field, String text) {
        return text.codePointCount(0, text.length()) <= field.longest() && LineCheck.isShown(text);
    }

    private static boolean fitsNumber(FormField field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(text);
        Double min = field.min();
        Double max = field.max();
        Integer decimals = field.decimals();
        return number.scale() <= (decimals == null ? 0 : decimals)
                && (min == null || number.compareTo(BigDecimal.valueOf(min)) >= 0)
                && (max == null || number.compareTo(BigDecimal.valueOf(max)) <= 0);
    }

    private static boolean fitsDay(FormField field, String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            boolean future = Boolean.TRUE.equals(field.future());
            return (future || !day.isAfter(today))
                    && (field.earliest() == null || !day.isBefore(LocalDate.parse(field.earliest())))
                    && (field.latest() == null || !day.isAfter(LocalDate.parse(field.latest())));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
