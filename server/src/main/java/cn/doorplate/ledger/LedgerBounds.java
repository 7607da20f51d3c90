package cn.doorplate.ledger;

/**
 * How much one export may be.
 *
 * @param written cases in a workbook
 * @param examined cases of the kinds and the time asked for, whatever else is wanted of them: by these all else is tried one by one
 */
record LedgerBounds(int written, int examined) {

    static final LedgerBounds USUAL = new LedgerBounds(50_000, 200_000);
}
