package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks at a workbook before anything reads it: how much it unpacks to, by its directory and then by counting; that its XML has
 * no document type; that it brings no macros. It opens the file with the library that the reader opens it with, for a file that
 * two of them read differently would pass the one and harm by the other.
 */
final class WorkbookGuard {

    static final long MOST_BYTES = 10L << 20;

    static final int MOST_ENTRIES = 256;
    private static final long MOST_UNPACKED = 128L << 20;
    /** These are held in memory while rows are read. */
    private static final long MOST_SHARED = 32L << 20;

    /** How many times its size an entry may unpack to, past a megabyte; rows of Excel are some 10 to 40. */
    private static final int MOST_RATIO = 150;

    private static final int RATIO_FROM = 1 << 20;
    private static final Set<String> HELD = Set.of("sharedstrings.xml", "styles.xml", "workbook.xml");

    private WorkbookGuard() {}

    /** @throws WorkbookRefused if it must not be read */
    static void check(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new WorkbookRefused(Why.TOO_LARGE, MOST_BYTES >> 20);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ZipDirectory.check(channel);
        }
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            directory(entries);
            for (ZipArchiveEntry entry : entries) {
                content(zip, entry);
            }
        } catch (IOException e) {
            throw new WorkbookRefused(Why.BROKEN);
        }
    }

    private static void directory(List<ZipArchiveEntry> entries) {
        long unpacked = 0;
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            long size = entry.getSize();
            unpacked += Math.max(size, 0);
            if (!names.add(name) || size < 0 || entry.getGeneralPurposeBit().usesEncryption()) {
                throw new WorkbookRefused(Why.BROKEN);
            }
            if (size > most(name) || (size > RATIO_FROM && size > MOST_RATIO * entry.getCompressedSize())) {
                throw new WorkbookRefused(Why.BOMB);
            }
            if (name.endsWith("vbaproject.bin") || name.contains("macrosheets/")) {
                throw new WorkbookRefused(Why.MACROS);
            }
        }
        if (entries.size() > MOST_ENTRIES || unpacked > MOST_UNPACKED) {
            throw new WorkbookRefused(Why.BOMB);
        }
        if (!names.contains("[content_types].xml") || names.stream().noneMatch(name -> name.endsWith("workbook.xml"))) {
            throw new WorkbookRefused(Why.NO_WORKBOOK);
        }
    }

    private static long most(String name) {
        return HELD.contains(name.substring(name.lastIndexOf('/') + 1)) ? MOST_SHARED : MOST_UNPACKED;
    }

    /** Unpacks an entry to nowhere, and stops where it goes on past the size that was judged. */
    private static void content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        XmlWatch watch = name.endsWith(".xml") || name.endsWith(".rels") ? new XmlWatch() : null;
        // A sheet or the shared texts may go by any name: their content tells.
        RowWatch rows = new RowWatch();
        byte[] buffer = new byte[16 << 10];
        long seen = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen += read;
                if (seen > entry.getSize()) {
                    throw new WorkbookRefused(Why.BOMB);
                }
                if (watch != null) {
                    watch.see(buffer, read);
                }
                rows.see(buffer, read);
                if (rows.hasTexts() && entry.getSize() > MOST_SHARED) {
                    throw new WorkbookRefused(Why.BOMB);
                }
            }
        }
    }
}
