package cn.doorplate.media.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) by its directory: the entries lie one behind the other and share no byte, which rules out
 * the bombs that a directory with many entries on the same data makes.
 */
final class ZipArchive {

    private static final int MOST_ENTRIES = 2_000;

    /** All entries, unpacked. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int END_LENGTH = 22;
    private static final int MOST_COMMENT = 0xFFFF;

    private final Bytes file;
    private final List<ZipEntry> entries = new ArrayList<>();

    private ZipArchive(Bytes file) {
        this.file = file;
    }

    /** @throws Unfit if its directory is not right, or promises too much */
    static ZipArchive of(Bytes file) {
        ZipArchive archive = new ZipArchive(file);
        archive.readDirectory();
        archive.checkOrder();
        archive.checkNames();
        if (archive.entries.stream().mapToLong(ZipEntry::size).sum() > MOST_BYTES) {
            throw new Unfit(Unfit.Reason.UNPACKS_TOO_LARGE);
        }
        return archive;
    }

    List<String> names() {
        return entries.stream().map(ZipEntry::name).toList();
    }

    Optional<ZipEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Unpacks everything, and keeps nothing. */
    void test() {
        entries.forEach(entry -> entry.unpack(file, chunk -> {}));
    }

    /** An entry's text. */
    String text(ZipEntry entry, int most) {
        if (entry.size() > most) {
            throw new Unfit(Unfit.Reason.UNPACKS_TOO_LARGE);
        }
        StringBuilder text = new StringBuilder();
        entry.unpack(file, chunk -> text.append(StandardCharsets.ISO_8859_1.decode(chunk)));
        return text.toString();
    }

    private void readDirectory() {
        int end = file.last("PK\5\6", file.length() - END_LENGTH - MOST_COMMENT, file.length() - END_LENGTH);
        if (end < 0 || end + END_LENGTH + file.u16Little(end + 20) != file.length()) {
            throw Unfit.damaged();
        }
        int count = file.u16Little(end + 10);
        if (count > MOST_ENTRIES) {
            throw new Unfit(Unfit.Reason.UNPACKS_TOO_LARGE);
        }
        int start = file.after(0, file.u32Little(end + 16));
        int at = start;
        for (int i = 0; i < count; i++) {
            ZipEntry entry = ZipEntry.at(file, at, start);
            entries.add(entry);
            at = file.after(at, entry.directoryLength());
        }
        if (at != end) {
            throw Unfit.damaged();
        }
    }

    private void checkOrder() {
        entries.sort(Comparator.comparingInt(ZipEntry::head));
        int end = 0;
        for (ZipEntry entry : entries) {
            if (entry.head() < end || (end == 0 && entry.head() != 0)) {
                throw Unfit.damaged();
            }
            end = entry.to();
        }
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : entries) {
            String name = entry.name();
            boolean outside = name.startsWith("/") || name.contains("\\") || name.contains("..") || name.contains("\0");
            if (outside || !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw Unfit.damaged();
            }
        }
    }
}
