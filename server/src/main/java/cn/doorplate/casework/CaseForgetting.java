package cn.doorplate.casework;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of cases what points at somebody, and what they wrote: in those that they raised, filed, wrote in or were named in. Each
 * case is held before anything of it is touched, and the cases in the order of their ids: so does everybody who acts on one.
 */
@Component
class CaseForgetting {

    /** Cases at once. */
    private static final int AT_ONCE = 200;

    /** Each part ends early, so that none is read to its end for a page of cases. */
    private static final String CASES = """
            select id from (
              (select id from ledger_case where raised_by = :person and id > :after order by id limit :most)
              union (select id from ledger_case where filed_by = :person and id > :after order by id limit :most)
              union (select case_id from case_party where person_id = :person and case_id > :after order by case_id limit :most)
              union (select case_id from case_party where owner_id = :person and case_id > :after order by case_id limit :most)
              union (select case_id from case_text where owner_id = :person and case_id > :after order by case_id limit :most)
              union (select case_id from case_photo where owner_id = :person and case_id > :after order by case_id limit :most)
              union (select case_id from case_check where author_id = :person and case_id > :after order by case_id limit :most)
            ) theirs order by id limit :most""";

    private static final List<String> FORGET = List.of(
            "delete g from case_gram g join ledger_case c on c.id = g.case_id where c.id in (:cases) and c.raised_by = :person",
            "delete s from case_slip s join ledger_case c on c.id = s.case_id where c.id in (:cases) and c.raised_by = :person",
            // What came of their orders, for nobody could say any more that it is not to be shown, and pictures of
            // theirs.
            "delete o from order_shown_photo o join ledger_case c on c.id = o.order_id"
                    + " where c.id in (:cases) and c.raised_by = :person",
            "delete s from order_shown s join ledger_case c on c.id = s.order_id"
                    + " where c.id in (:cases) and c.raised_by = :person",
            "delete o from order_shown_photo o join case_photo p on p.media_id = o.media_id"
                    + " where p.case_id in (:cases) and p.owner_id = :person",
            // What they chose and WeChat has not looked at, a person looks at.
            "update order_shown_photo o join case_check k on k.id = o.media_id set o.state = 'TO_BE_LOOKED_AT'"
                    + " where k.case_id in (:cases) and k.author_id = :person and k.what = 'SHOWN' and o.state = 'CHECKING'",
            "delete from case_check where case_id in (:cases) and author_id = :person",
            "update case_photo set state = 'GONE' where case_id in (:cases) and owner_id = :person",
            "update case_text set state = 'GONE', sealed = null where case_id in (:cases) and owner_id = :person",
            "update case_party set name_sealed = null, phone_sealed = null, door_sealed = null, household_id = null"
                    + " where case_id in (:cases) and owner_id = :person",
            "update ledger_case set raised_for = null where id in (:cases) and raised_for = :person",
            "update case_party set person_id = null where case_id in (:cases)"
                    + " and (person_id = :person or (owner_id = :person and side = 'CONCERNED'))",
            "update ledger_case set lng = null, lat = null where id in (:cases) and raised_by = :person"
                    + " and (urgent = 0 or state = 'CLOSED')",
            "update ledger_case set raised_by = null, raised_for = null, plate_code = null"
                    + " where id in (:cases) and raised_by = :person",
            "update ledger_case set filed_by = null, filed_as = null where id in (:cases) and filed_by = :person");

    private final JdbcClient jdbc;
    private final CaseTable table;

    CaseForgetting(JdbcClient jdbc, CaseTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Within the caller's transaction; what is not theirs alone stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(long person) {
        List<Long> cases = cases(person, 0);
        while (!cases.isEmpty()) {
            table.hold(cases);
            forget(person, cases);
            cases = cases(person, cases.get(cases.size() - 1));
        }
        jdbc.sql("delete from member_unit_person where person_id = :person")
                .param("person", person)
                .update();
    }

    private List<Long> cases(long person, long after) {
        return jdbc.sql(CASES)
                .param("person", person)
                .param("after", after)
                .param("most", AT_ONCE)
                .query(Long.class)
                .list();
    }

    private void forget(long person, List<Long> cases) {
        FORGET.forEach(statement -> jdbc.sql(statement)
                .param("person", person)
                .param("cases", cases)
                .update());
    }
}
