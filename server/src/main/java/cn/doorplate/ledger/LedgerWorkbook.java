package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerLine;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.shared.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A ledger as it is written: row by row, without being held. All cells are texts, and none can become a formula. */
final class LedgerWorkbook implements AutoCloseable {

    private static final String PLATE_BLUE = "0F4C9C";
    private static final String WHITE = "FFFFFF";

    private final Workbook workbook;
    private final Worksheet sheet;
    private final LedgerCells cells;
    private int row;

    LedgerWorkbook(OutputStream out, boolean names) {
        workbook = new Workbook(out, "Doorplate", "1.0");
        sheet = workbook.newWorksheet("台账");
        cells = new LedgerCells(names);
        head(cells.headings());
    }

    private void head(List<LedgerCells.Heading> headings) {
        for (int i = 0; i < headings.size(); i++) {
            sheet.width(i, headings.get(i).width());
            sheet.style(i).format("@").set();
            sheet.inlineString(0, i, headings.get(i).title());
        }
        sheet.range(0, 0, 0, headings.size() - 1)
                .style()
                .bold()
                .fontColor(WHITE)
                .fillColor(PLATE_BLUE)
                .set();
        sheet.freezePane(0, 1);
    }

    /** Some more; they are out of memory afterwards. */
    void add(List<LedgerLine> lines, Map<Long, PersonFile> people) throws IOException {
        for (LedgerLine line : lines) {
            row++;
            List<String> texts = cells.of(line, people);
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).isEmpty()) {
                    sheet.inlineString(row, i, FormulaGuard.harmless(texts.get(i)));
                }
            }
        }
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.close();
    }
}
