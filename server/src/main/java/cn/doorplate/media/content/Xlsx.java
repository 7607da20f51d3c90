package cn.doorplate.media.content;

import java.util.List;
import java.util.Locale;

/** XLSX (ECMA-376, part 2): an archive whose list of content types names a workbook without programs. */
final class Xlsx {

    private static final String TYPES = "[Content_Types].xml";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final int MOST_TYPES = 1 << 20;

    private Xlsx() {}

    /** @throws Unfit unless it is one, and unpacks to what it says */
    static byte[] checked(Bytes file) {
        ZipArchive archive = ZipArchive.of(file);
        String types =
                archive.text(archive.entry(TYPES).orElseThrow(() -> new Unfit(Unfit.Reason.UNKNOWN)), MOST_TYPES);
        List<String> names = archive.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (types.contains("macroEnabled") || names.stream().anyMatch(Xlsx::isProgram)) {
            throw new Unfit(Unfit.Reason.MACROS);
        }
        if (!types.contains(WORKBOOK) || !names.contains("xl/workbook.xml")) {
            throw new Unfit(Unfit.Reason.UNKNOWN);
        }
        archive.test();
        return file.array();
    }

    private static boolean isProgram(String name) {
        return name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/") || name.startsWith("xl/activex/");
    }
}
