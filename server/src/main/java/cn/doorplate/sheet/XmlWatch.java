package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.nio.charset.StandardCharsets;

/** Watches XML go by for what no workbook has. */
final class XmlWatch {

    private static final int OVERLAP = 24;

    private String tail = "";

    void see(byte[] buffer, int length) {
        String text = tail + new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (tail.isEmpty() && isWide(text)) {
            throw new WorkbookRefused(Why.BROKEN);
        }
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new WorkbookRefused(Why.DOCUMENT_TYPE);
        }
        if (text.contains("macroEnabled")) {
            throw new WorkbookRefused(Why.MACROS);
        }
        tail = text.substring(Math.max(0, text.length() - OVERLAP));
    }

    /** UTF-16 and UTF-32, in which the words above would be spelt otherwise. Office writes UTF-8. */
    private static boolean isWide(String start) {
        return start.startsWith("\u00FE\u00FF")
                || start.startsWith("\u00FF\u00FE")
                || start.substring(0, Math.min(4, start.length())).indexOf('\0') >= 0;
    }
}
