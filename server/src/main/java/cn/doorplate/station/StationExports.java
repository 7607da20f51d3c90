package cn.doorplate.station;

import cn.doorplate.identity.Viewer;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.TextWorkbook;
import cn.doorplate.shared.TextWorkbook.Column;
import cn.doorplate.shared.WorkbookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The stations of a region as a workbook, which can be brought in again. All of it is public, and the file is gone after a day. */
@Service
class StationExports {

    private static final int TOGETHER = 500;

    private final StationKeeping keeping;
    private final StationMapper rows;
    private final MediaFiles files;

    StationExports(StationKeeping keeping, StationMapper rows, MediaFiles files) {
        this.keeping = keeping;
        this.rows = rows;
        this.files = files;
    }

    /**
     * @return a link
     * @throws Declined NOT_FOUND; TOO_MANY if it could not be brought in again
     */
    String export(Viewer viewer, String within) {
        RegionCode region = keeping.region(viewer, within, "within");
        WorkbookFile file = new WorkbookFile();
        try {
            write(region, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (file.isTooLarge()) {
            throw tooMany();
        }
        return files.urlOf(files.store(viewer.personId(), file.toByteArray()));
    }

    private void write(RegionCode region, WorkbookFile file) throws IOException {
        List<Column> columns = Stream.of(StationColumn.values())
                .map(it -> new Column(it.title(), it.width()))
                .toList();
        try (TextWorkbook book = new TextWorkbook(file, StationSheet.TITLE, List.of(), columns)) {
            RegionSpan span = RegionSpan.of(region, null);
            int written = 0;
            List<StationRow> part;
            do {
                part = rows.within(span, TOGETHER);
                written += part.size();
                if (written > StationSheet.MOST_ROWS) {
                    throw tooMany();
                }
                part.forEach(row -> book.add(cells(row)));
                book.flush();
                span = part.isEmpty() ? span : span.behind(part.get(part.size() - 1));
            } while (part.size() == TOGETHER);
        }
    }

    private static List<String> cells(StationRow row) {
        Map<StationColumn, String> cells = StationCells.of(row);
        return Stream.of(StationColumn.values())
                .map(column -> cells.getOrDefault(column, ""))
                .toList();
    }

    private static Declined tooMany() {
        return Declined.at("within", StationErrorCode.TOO_MANY);
    }
}
