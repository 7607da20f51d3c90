package cn.doorplate.media.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PDF (ISO 32000-1, 7.5): a head, a trailer, and between them the table that the trailer points to. */
final class Pdf {

    private static final Pattern HEAD = Pattern.compile("%PDF-[12]\\.\\d");
    private static final Pattern TRAILER = Pattern.compile("startxref\\s+(\\d{1,8})\\s+%%EOF[\\s\\00]*$");
    private static final Pattern TABLE = Pattern.compile("\\s*(xref\\s|\\d+\\s+\\d+\\s+obj).*", Pattern.DOTALL);

    /** The trailer stands in the last kilobyte (ISO 32000-1, annex H, note 18). */
    private static final int TAIL = 1024;

    /** An archive's end may be followed by a comment of so many bytes, in which a trailer could hide. */
    private static final int ARCHIVE_TAIL = 65_557;

    private Pdf() {}

    /** @throws Unfit unless it begins and ends as a PDF does, and is no archive besides */
    static byte[] checked(Bytes file) {
        int tail = Math.min(TAIL, file.length());
        Matcher trailer = TRAILER.matcher(file.text(file.length() - tail, tail));
        boolean archive = file.last("PK\5\6", file.length() - ARCHIVE_TAIL, file.length()) >= 0;
        if (!HEAD.matcher(file.text(0, 8)).matches() || !trailer.find() || archive) {
            throw Unfit.damaged();
        }
        int table = Integer.parseInt(trailer.group(1));
        int length = Math.min(32, file.length() - table);
        if (length <= 0 || !TABLE.matcher(file.text(table, length)).matches()) {
            throw Unfit.damaged();
        }
        return file.array();
    }
}
