package cn.doorplate.sheet;

/** Why an import may be declined before the file is looked at. */
enum PlaceImportErrorCode {
    /** A workbook goes into a community or into one of its areas; a town is too large, a building too small. */
    TOO_WIDE_OR_NARROW
}
