package cn.doorplate.place;

/**
 * What an import did, in regions.
 *
 * @param kept in the database and not in the files
 */
record RegionImportResult(int inserted, int updated, int unchanged, int kept) {}
