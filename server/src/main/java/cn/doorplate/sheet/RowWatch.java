package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.util.regex.Pattern;

/**
 * Watches the rows of a sheet and the shared texts go by, for what the reader would hold in memory whole: it takes a row's
 * length, a cell's column and the number of a text as they come. Of XML it knows only where tags begin; what could hide one
 * (comments, CDATA) is in no row that a spreadsheet writes.
 */
final class RowWatch {

    /** 16,384 cells with a format and nothing else are 500 kB; the texts of 256 cells less. */
    private static final int MOST_ROW = 2 << 20;

    private static final int MOST_TAG = 4 << 10;
    /** Every cell of the longest workbook that is read. */
    private static final int MOST_TEXTS = 1_000_000;

    private static final int TEXT_DIGITS = 6;
    private static final int NUMBER_DIGITS = 64;
    private static final int MOST_FORMULA = 2 << 10;
    /** The reader asks each of them of each cell. */
    private static final int MOST_SPREAD_FORMULAS = 1_000;

    private static final Pattern CELL =
            Pattern.compile("[\\w:]++(\\s++(?!r\\s*+=)\\w++\\s*+=\\s*+(\"[^\"<&]*+\"|'[^'<&]*+'))*+"
                    + "(\\s++r\\s*+=\\s*+(\"[A-Za-z]{1,3}\\d{1,7}\"|'[A-Za-z]{1,3}\\d{1,7}'))?+"
                    + "(\\s++(?!r\\s*+=)\\w++\\s*+=\\s*+(\"[^\"<&]*+\"|'[^'<&]*+'))*+\\s*+/?+");
    private static final Pattern SHARED_TEXT = Pattern.compile("\\st\\s*=\\s*[\"']s[\"']");
    private static final Pattern TEXT = Pattern.compile("\\st\\s*=\\s*[\"'](inlineStr|str)[\"']");
    private static final Pattern SPREAD = Pattern.compile("[\\s:]t\\s*=\\s*[\"']array[\"']");

    private final StringBuilder tag = new StringBuilder();
    private boolean inTag;
    private boolean inRows;
    private boolean inRow;
    private boolean inFormula;
    private int row;
    private int value;
    private int mostValue = Integer.MAX_VALUE;
    private int formula;
    private int spreadFormulas;
    private int texts;

    void see(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            char c = (char) (buffer[i] & 0xFF);
            if (c == '<') {
                begin();
            } else if (inTag && c == '>') {
                inTag = false;
                tag();
            } else if (inTag && tag.length() < MOST_TAG) {
                tag.append(c);
            } else if (inRows && !inTag && c > ' ') {
                text();
            }
            if (inRows && ++row > MOST_ROW) {
                throw new WorkbookRefused(Why.BOMB);
            }
        }
    }

    /** A tag in a tag is a comment's or an instruction's. */
    private void begin() {
        if (inTag && inRows) {
            throw new WorkbookRefused(Why.BROKEN);
        }
        inTag = true;
        tag.setLength(0);
    }

    /** Whether texts were seen that cells will name by their number. */
    boolean hasTexts() {
        return texts > 0;
    }

    private void text() {
        if (inFormula ? ++formula > MOST_FORMULA : ++value > mostValue) {
            throw new WorkbookRefused(Why.BROKEN);
        }
    }

    private void tag() {
        boolean ends = tag.length() > 0 && tag.charAt(0) == '/';
        String name = name(ends ? 1 : 0);
        if (name.equals("sheetData")) {
            inRows = !ends && !isWhole();
            inRow = false;
            row = 0;
        } else if (name.equals("si") && !ends && ++texts > MOST_TEXTS) {
            throw new WorkbookRefused(Why.BOMB);
        } else if (inRows) {
            inRows(name, ends);
        }
    }

    private void inRows(String name, boolean ends) {
        switch (name) {
            case "row" -> row(ends);
            case "c" -> cell(ends);
            case "f" -> formula(ends);
            default -> {
                if (name.isEmpty()) {
                    throw new WorkbookRefused(Why.BROKEN);
                }
            }
        }
    }

    private void row(boolean ends) {
        if (!ends && inRow) {
            throw new WorkbookRefused(Why.BROKEN);
        }
        inRow = !ends && !isWhole();
        row = 0;
    }

    private void cell(boolean ends) {
        inFormula = false;
        value = 0;
        mostValue = Integer.MAX_VALUE;
        if (!ends) {
            if (tag.length() >= MOST_TAG || !CELL.matcher(tag).matches()) {
                throw new WorkbookRefused(Why.BROKEN);
            }
            mostValue = SHARED_TEXT.matcher(tag).find()
                    ? TEXT_DIGITS
                    : TEXT.matcher(tag).find() ? Integer.MAX_VALUE : NUMBER_DIGITS;
        }
    }

    private void formula(boolean ends) {
        inFormula = !ends && !isWhole();
        formula = 0;
        boolean odd = tag.indexOf("&") >= 0 || tag.length() >= MOST_TAG;
        if (!ends && (odd || (SPREAD.matcher(tag).find() && ++spreadFormulas > MOST_SPREAD_FORMULAS))) {
            throw new WorkbookRefused(Why.BROKEN);
        }
    }

    private boolean isWhole() {
        return tag.length() > 0 && tag.charAt(tag.length() - 1) == '/';
    }

    /** Without prefix; empty for what is no element. */
    private String name(int from) {
        int to = from;
        while (to < tag.length() && tag.charAt(to) > ' ' && tag.charAt(to) != '/') {
            to++;
        }
        String name = tag.substring(from, to);
        return name.startsWith("!") || name.startsWith("?") ? "" : name.substring(name.indexOf(':') + 1);
    }
}
