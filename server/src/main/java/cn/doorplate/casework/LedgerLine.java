package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/**
 * A case in the ledger, for who writes it out.
 *
 * @param shown as the person sees it who asked for it
 * @param category its name
 * @param community its short name; empty if the division has lost it
 * @param place where it is, without the door or what was written of it
 * @param raisedBy null when they have left, and where the person may not know
 * @param raisedFor a dependant of theirs; null likewise
 * @param filedBy who wrote it down for them; null likewise
 */
public record LedgerLine(
        Case shown,
        String category,
        String community,
        String place,
        @Nullable Long raisedBy,
        @Nullable Long raisedFor,
        @Nullable Long filedBy) {

    static LedgerLine of(Case shown) {
        CaseRow row = shown.row();
        boolean named = CaseSight.seesNames(shown.hats());
        return new LedgerLine(
                shown,
                shown.seen().category(row).name(),
                shown.seen().where().communityOf(row),
                shown.seen().where().nameOf(row, null),
                named ? row.raisedBy() : null,
                named ? row.raisedFor() : null,
                named ? row.filedBy() : null);
    }
}
