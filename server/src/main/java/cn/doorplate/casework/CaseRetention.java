package cn.doorplate.casework;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was said in cases, removed some time after they ended. The cases stay, with their history, and point at nobody; who called
 * and has no account is forgotten with the last of theirs.
 */
@Component
class CaseRetention implements Retained {

    private final CaseTable table;
    private final JdbcTemplate jdbc;
    private final MediaFiles files;
    private final PersonFiles persons;
    private final TransactionTemplate transaction;

    CaseRetention(
            CaseTable table,
            JdbcTemplate jdbc,
            MediaFiles files,
            PersonFiles persons,
            TransactionTemplate transaction) {
        this.table = table;
        this.jdbc = jdbc;
        this.files = files;
        this.persons = persons;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "case_text";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        List<Ended> ended = jdbc.query(
                "select id, raised_by from ledger_case where has_texts = true and closed_at < ? order by closed_at limit ?",
                (row, number) -> new Ended(row.getLong("id"), row.getObject("raised_by", Long.class)),
                limit,
                atMost);
        ended.forEach(it -> transaction.executeWithoutResult(status -> remove(it)));
        return ended.size();
    }

    private record Ended(long id, @Nullable Long raisedBy) {}

    private void remove(Ended ended) {
        long id = ended.id();
        table.lock(id);
        jdbc.update("update case_text set state = 'GONE', sealed = null where case_id = ?", id);
        jdbc.update("update case_photo set state = 'GONE' where case_id = ?", id);
        jdbc.update("delete from case_gram where case_id = ?", id);
        jdbc.update("delete from case_slip where case_id = ?", id);
        jdbc.update("delete from order_shown where order_id = ?", id);
        jdbc.update("delete from order_shown_photo where order_id = ?", id);
        jdbc.update(
                "update case_party set name_sealed = null, phone_sealed = null, door_sealed = null, household_id = null,"
                        + " person_id = null where case_id = ?",
                id);
        jdbc.update(
                "update ledger_case set has_texts = false, raised_by = null, raised_for = null, filed_by = null,"
                        + " filed_as = null, plate_code = null, lng = null, lat = null where id = ?",
                id);
        files.release("case:" + Ids.toOpaque(id));
        Long raiser = ended.raisedBy();
        if (raiser != null && hasNoOther(raiser) && isOurs(raiser)) {
            persons.eraseDependant(raiser);
        }
    }

    /** Whether they were entered for a case, as who called; an elder whom a guardian entered stays. */
    private boolean isOurs(long person) {
        return jdbc.update("delete from case_caller where person_id = ?", person) == 1;
    }

    private boolean hasNoOther(long person) {
        return jdbc.queryForList("select id from ledger_case where raised_by = ? limit 1", person)
                .isEmpty();
    }
}
