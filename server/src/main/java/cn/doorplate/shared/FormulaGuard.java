package cn.doorplate.shared;

/** Keeps what people wrote from becoming a formula in a spreadsheet. */
public final class FormulaGuard {

    private FormulaGuard() {}

    /**
     * Whether a spreadsheet that meets it without knowing that it is text may take it for a formula (OWASP, CSV Injection); an
     * apostrophe before it changes nothing.
     */
    public static boolean isLikeFormula(String text) {
        String bare = text.startsWith("'") ? text.substring(1) : text;
        return !bare.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(bare.charAt(0)) >= 0;
    }

    /** As it may be written into a workbook: never a formula, whatever becomes of the file later. */
    public static String harmless(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF\\p{Cs}&&[^\n]]", " ");
        return isLikeFormula(printable) && !printable.startsWith("'") ? "'" + printable : printable;
    }

    /** What was made harmless, as it was; anything else as it is. */
    public static String plain(String text) {
        return text.startsWith("'") && isLikeFormula(text) ? text.substring(1) : text;
    }
}
