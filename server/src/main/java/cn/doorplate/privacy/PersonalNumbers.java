package cn.doorplate.privacy;

import java.util.regex.Pattern;

/**
 * Finds in a text the numbers that are one person's: of mobile phones, and of residents' identity cards (GB 11643: 17 digits and a
 * check character); in digits of either width, and whatever stands between them. Landlines are not among them: those of offices
 * are told to all.
 */
public final class PersonalNumbers {

    static final String DIGIT = "[0-9０-９]";

    /** What people put between digits: lines that are broken and indented among it. */
    private static final String GAP = "[\\s\\p{Z}\\p{Pd}\\p{Cf}\\p{Cc}·.]{0,40}+";

    private static final String BEGINS = "(?<!" + DIGIT + ")";
    private static final String ENDS = "(?!" + DIGIT + ")";

    /** 86, 0086, or the 0 that some still dial. */
    private static final String PREFIX =
            "(?:(?:[0０]" + GAP + "[0０]" + GAP + ")?[8８]" + GAP + "[6６]" + GAP + "|[0０]" + GAP + ")?";

    static final String MOBILE = BEGINS + PREFIX + "[1１]" + GAP + "[3-9３-９](?:" + GAP + DIGIT + "){9}" + ENDS;

    static final String IDENTITY = BEGINS + "[1-9１-９](?:" + GAP + DIGIT + "){16}" + GAP + "[0-9０-９XxＸｘ]" + ENDS;

    /** The area code in one piece: else two days of a year would be one. */
    static final String LANDLINE = BEGINS + "[0０]" + DIGIT + "{2,3}(?:" + GAP + DIGIT + "){7,8}" + ENDS;

    private static final Pattern ANY = Pattern.compile(IDENTITY + "|" + MOBILE);

    private PersonalNumbers() {}

    /** Whether there is one. */
    public static boolean standIn(String text) {
        return ANY.matcher(text).find();
    }
}
