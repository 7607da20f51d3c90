package cn.doorplate.sheet;

import java.util.List;

/** A file that is no workbook we read at all, so that there are no rows to speak of. */
final class WorkbookRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to do about it stands in messages.properties under {@code sheet.refused.<constant>}. */
    enum Why {
        /** Something else, an old .xls, or one with a password. */
        NO_WORKBOOK,
        /** Larger than anyone types. */
        TOO_LARGE,
        /** Small, and immense once unpacked; or not what it says it is. */
        BOMB,
        MACROS,
        /** XML with a document type: the way to entities that expand or fetch. */
        DOCUMENT_TYPE,
        BROKEN,
        TOO_MANY_ROWS,
        UNKNOWN_SHEET,
        /** Names that differ in blanks alone: one of them would be read, and the other lost. */
        SHEET_TWICE,
        EMPTY,
        /** The sheet with the table is not there. */
        NO_SHEET,
        /** A column of the table is not there. */
        NO_COLUMN
    }

    private final Why why;
    private final transient List<Object> arguments;

    WorkbookRefused(Why why, Object... arguments) {
        super(why.name(), null, false, false);
        this.why = why;
        this.arguments = List.of(arguments);
    }

    Why why() {
        return why;
    }

    List<Object> arguments() {
        return arguments;
    }
}
