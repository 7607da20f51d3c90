package cn.doorplate.casework;

import cn.doorplate.shared.Location;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Marks by which the history holds fast what lies beside it: 128 bits that nobody makes without the key of the chain, and in which
 * nobody reads who or where. What may have to be erased has a mark of its own: it stays when that is gone, and so do the others.
 */
final class CaseMarks {

    private static final int BYTES = 16;

    /** Decimal places of degrees, as they are kept. */
    private static final int PLACES = 6;

    private final CaseChain chain;

    CaseMarks(CaseChain chain) {
        this.chain = chain;
    }

    /** What is fixed at filing, by what becomes of it; in the order in which it stands in the history. */
    enum Part {
        /** Number, kind, place, anonymity, times: stays for good. */
        OPEN,
        RAISED_BY,
        RAISED_FOR,
        FILED_BY,
        PLATE,
        LOCATION,
        /** What was said of the place, by the hash of its sealed bytes. */
        PLACE_WORDS
    }

    /** All marks of a case as it is filed, with dots between. */
    String filed(CaseRow row, byte @Nullable [] placeSha) {
        return marks(row, placeSha).values().stream().collect(Collectors.joining("."));
    }

    /** What {@link #filed} made, taken apart; empty if it made no such thing. */
    static Map<Part, String> parts(@Nullable String filed) {
        String[] marks = filed == null ? new String[0] : filed.split("\\.");
        Map<Part, String> parts = new EnumMap<>(Part.class);
        if (marks.length == Part.values().length) {
            Arrays.stream(Part.values()).forEach(part -> parts.put(part, marks[part.ordinal()]));
        }
        return parts;
    }

    Map<Part, String> marks(CaseRow row, byte @Nullable [] placeSha) {
        Location location = row.location();
        Map<Part, String> marks = new EnumMap<>(Part.class);
        marks.put(Part.OPEN, open(row));
        marks.put(Part.RAISED_BY, mark(row.id(), Part.RAISED_BY, row.raisedBy()));
        marks.put(Part.RAISED_FOR, mark(row.id(), Part.RAISED_FOR, row.raisedFor()));
        marks.put(Part.FILED_BY, mark(row.id(), Part.FILED_BY, row.filedBy(), CaseTable.written(row.filedAs())));
        marks.put(Part.PLATE, mark(row.id(), Part.PLATE, row.plate()));
        marks.put(
                Part.LOCATION,
                mark(
                        row.id(),
                        Part.LOCATION,
                        location == null ? null : degrees(location.longitude()) + "," + degrees(location.latitude())));
        marks.put(
                Part.PLACE_WORDS,
                mark(
                        row.id(),
                        Part.PLACE_WORDS,
                        placeSha == null ? null : HexFormat.of().formatHex(placeSha)));
        return marks;
    }

    private String open(CaseRow row) {
        Instant wished = row.wishedUntil();
        return mark(
                row.id(),
                Part.OPEN,
                row.number(),
                row.kind(),
                row.place().kind(),
                row.place().id(),
                row.buildingId(),
                row.compoundId(),
                row.gridId(),
                row.regionCode(),
                row.anonymous(),
                wished == null ? null : wished.toEpochMilli(),
                row.filedAt().toEpochMilli());
    }

    /** Of all photos up to an event: over the mark before, so that none goes, comes, or changes places. */
    String photos(@Nullable String before, long caseId, List<CasePhotoRow> photos) {
        String mark = before;
        for (CasePhotoRow photo : photos) {
            mark = mark(
                    caseId,
                    "PHOTO",
                    mark,
                    photo.caseId(),
                    photo.mediaId(),
                    photo.ownerId(),
                    photo.role(),
                    photo.seq(),
                    photo.position());
        }
        return mark == null ? "" : mark;
    }

    /** As the database keeps it. */
    static BigDecimal degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** Each value with its length, so that no two lists of them have the same bytes; null is none of all values. */
    private String mark(long caseId, Object what, @Nullable Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(caseId);
            out.writeUTF(what.toString());
            for (Object value : values) {
                out.writeBoolean(value != null);
                out.writeUTF(value == null ? "" : value.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] hash = chain.mark(bytes.toByteArray());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
