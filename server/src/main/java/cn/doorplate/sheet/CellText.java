package cn.doorplate.sheet;

import cn.doorplate.shared.FormulaGuard;
import cn.doorplate.shared.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell says, as text, or why that cannot be told. */
final class CellText {

    /** Excel keeps 17 significant digits and shows 15. */
    private static final MathContext SHOWN = new MathContext(15);

    /** 1E999999999 is eleven characters of the file, and written out a billion. */
    private static final int MOST_ZEROS = 400;

    /** What Excel takes. */
    private static final int MOST_FORMAT = 255;

    private CellText() {}

    /** What stands in the way of reading it; null if nothing does. */
    static Problem.@Nullable Kind fault(Cell cell) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return Problem.Kind.FORMULA;
        }
        if (cell.getType() == CellType.ERROR) {
            return Problem.Kind.ERROR;
        }
        return cell.getType() == CellType.NUMBER && isDate(cell) ? Problem.Kind.DATE : null;
    }

    /** What is wrong with a text that is not blank; null if nothing is. */
    static Problem.@Nullable Kind fault(String typed, Column column) {
        String text = typed.strip();
        if (FormulaGuard.isLikeFormula(typed) || FormulaGuard.isLikeFormula(text)) {
            return Problem.Kind.LIKE_FORMULA;
        }
        if (text.codePoints().anyMatch(c -> !Shown.is(c) && !(c == '\n' && column == Column.UNITS))) {
            return Problem.Kind.CONTROL;
        }
        return text.length() > column.limit() ? Problem.Kind.TOO_LONG : null;
    }

    /**
     * Excel makes 3-1 a day in March, and keeps no trace of what was typed. Formats 27 to 36 and 50 to 58 are dates in Chinese
     * (ECMA-376, part 1, 18.8.30) that no file spells out.
     */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format != null && format.length() > MOST_FORMAT) {
            return true;
        }
        String bare =
                format == null ? "" : format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return bare.matches(".*([ymdhs]|aaa).*") && !bare.contains("general");
    }

    /** As it was typed; numbers as one writes them: 301 and not 301.0, and no digits that Excel does not show. */
    static String of(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber().round(SHOWN);
            if (Math.abs((long) number.scale()) > MOST_ZEROS) {
                return number.toString();
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }
}
