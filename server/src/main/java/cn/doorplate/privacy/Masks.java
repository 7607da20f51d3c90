package cn.doorplate.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is shown of personal data where it need not be shown in full (GB/T 35273-2020, 7.2): enough to recognise what one knows,
 * too little to learn it. Nothing is shown of what is too short to be masked.
 */
public final class Masks {

    /**
     * Numbers in a text by which people are called or known: those of one person, phones with an area code, and any seven digits
     * or more in a row. Where in doubt it finds one.
     */
    private static final Pattern IN_TEXT;

    static {
        String d = PersonalNumbers.DIGIT;
        IN_TEXT = Pattern.compile(PersonalNumbers.IDENTITY + "|" + PersonalNumbers.MOBILE + "|"
                + PersonalNumbers.LANDLINE + "|" + d + "{7,}[XxＸｘ]?");
    }

    private static final int SHORTEST_ID_NUMBER = 15;

    private static final Pattern DIGIT = Pattern.compile(PersonalNumbers.DIGIT);

    private Masks() {}

    /** 王英 → 王*, 王小英 → 王*英, 欧阳小英 → 欧**英. A long name of many parts keeps its first and last character too. */
    public static String name(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 2 ? kept(name, length == 2 ? 1 : 0, 0) : kept(name, 1, 1);
    }

    /** 13812345678 → 138****5678; of another number the last four are kept when it has eight digits or more. */
    public static String phone(String phone) {
        int length = phone.codePointCount(0, phone.length());
        return length < 8 ? kept(phone, 0, 0) : kept(phone, length == 11 ? 3 : 0, 4);
    }

    /** The first and the last character: 5****************X. */
    public static String idNumber(String number) {
        int length = number.codePointCount(0, number.length());
        return length < 6 ? kept(number, 0, 0) : kept(number, 1, 1);
    }

    /** The door alone: 501 → 5**, 3-501 → 3****. */
    public static String door(String door) {
        int length = door.codePointCount(0, door.length());
        return kept(door, length < 2 ? 0 : 1, 0);
    }

    /** Up to its first number, which is the street's or the building's: 白泥镇积善社区12栋501 → 白泥镇积善社区****. */
    public static String address(String address) {
        Matcher digit = DIGIT.matcher(address);
        int end = digit.find()
                ? digit.start()
                : address.offsetByCodePoints(0, address.codePointCount(0, address.length()) / 2);
        return address.substring(0, end) + "****";
    }

    /** A text in which phones and identity numbers are masked: 打 13812345678 → 打 138****5678. */
    public static String text(String text) {
        return IN_TEXT.matcher(text).replaceAll(found -> number(found.group()));
    }

    private static String number(String number) {
        return number.length() < SHORTEST_ID_NUMBER ? phone(number) : idNumber(number);
    }

    private static String kept(String text, int first, int last) {
        int[] points = text.codePoints().toArray();
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            masked.appendCodePoint(i < first || i >= points.length - last ? points[i] : '*');
        }
        return masked.toString();
    }
}
