package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Moves histories out of {@code case_event}. Reads them nowhere: who reads a history reads both tables. */
@Mapper
interface CaseArchiveMapper {

    String CASES =
            " in <foreach item='id' collection='cases' open='(' separator=',' close=')'>#{id}</foreach></script>";

    @Select("""
            select id from ledger_case where archived = false and closed_at < #{limit} order by closed_at limit #{atMost}
            """)
    List<Long> ended(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Insert("""
            <script>
            insert into case_event_archive (case_id, seq, lane, lane_seq, at, action, party, staff_id, role, changes, text_id,
              text_sha, late, hash, lane_mac, created_at)
            select case_id, seq, lane, lane_seq, at, action, party, staff_id, role, changes, text_id,
              text_sha, late, hash, lane_mac, created_at
            from case_event where case_id""" + CASES)
    int copy(@Param("cases") Collection<Long> cases);

    @Delete("<script>delete from case_event where case_id" + CASES)
    int remove(@Param("cases") Collection<Long> cases);

    @Update("<script>update ledger_case set archived = true where id" + CASES)
    int mark(@Param("cases") Collection<Long> cases);
}
