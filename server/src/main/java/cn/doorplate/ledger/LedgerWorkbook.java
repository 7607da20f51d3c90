package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerLine;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.shared.TextWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** A ledger as it is written, part by part. */
final class LedgerWorkbook implements AutoCloseable {

    private final TextWorkbook book;
    private final LedgerCells cells;

    LedgerWorkbook(OutputStream out, boolean names) {
        cells = new LedgerCells(names);
        book = new TextWorkbook(out, "台账", List.of(), cells.headings());
    }

    /** Some more; they are out of memory afterwards. */
    void add(List<LedgerLine> lines, Map<Long, PersonFile> people) throws IOException {
        lines.forEach(line -> book.add(cells.of(line, people)));
        book.flush();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
