package cn.doorplate.privacy;

import java.util.regex.Pattern;

/**
 * Finds in a text the numbers that are one person's: of mobile phones, and of residents' identity cards (GB 11643: 17 digits and a
 * check character); in digits of either width, and whatever stands between them. Landlines are not among them: those of offices
 * are told to all.
 */
public final class PersonalNumbers {

    static final String DIGIT = "[0-9０-９]";

    /** What people put between digits. */
    private static final String GAP = "[\\s\\p{Z}\\p{Pd}\\p{Cf}·.]{0,3}+";

    private static final String BEGINS = "(?<!" + DIGIT + ")";
    private static final String ENDS = "(?!" + DIGIT + ")";

    static final String MOBILE =
            BEGINS + "(?:[8８]" + GAP + "[6６]" + GAP + ")?[1１]" + GAP + "[3-9３-９](?:" + GAP + DIGIT + "){9}" + ENDS;

    static final String IDENTITY = BEGINS + "[1-9１-９](?:" + GAP + DIGIT + "){16}" + GAP + "[0-9０-９XxＸｘ]" + ENDS;

    private static final Pattern ANY = Pattern.compile(IDENTITY + "|" + MOBILE);

    private PersonalNumbers() {}

    /** Whether there is one. */
    public static boolean standIn(String text) {
        return ANY.matcher(text).find();
    }
}
