package cn.doorplate.sheet;

/**
 * 门牌打印页: where the plates of a place can be printed from.
 *
 * @param url for ten minutes
 * @param plates how many there are to print
 * @param missing doors that have none yet
 */
record PlateSheet(String url, int plates, int missing) {}
