package cn.doorplate.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Exports. Who writes one changes it as long as nobody has taken it since: then {@code attempts} is what they read. */
@Mapper
interface LedgerExportMapper {

    String COLUMNS =
            "select id, person_id, region_code, names, asked, status, advice, line_count, attempts, created_at from ledger_export ";

    /** @throws org.springframework.dao.DuplicateKeyException if another one of theirs is being written */
    @Insert("""
            insert into ledger_export (id, person_id, region_code, names, asked, status, created_at)
            values (#{id}, #{personId}, #{regionCode}, #{names}, #{asked}, #{status}, #{createdAt})
            """)
    int insert(LedgerExportRow row);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable LedgerExportRow find(@Param("id") long id);

    @Select(COLUMNS + "where person_id = #{person} and id < #{before} order by id desc limit #{most}")
    List<LedgerExportRow> of(@Param("person") long person, @Param("before") long before, @Param("most") int most);

    @Select("""
            select id from ledger_export
            where status = 'WORKING' and (lease_until is null or lease_until < #{now}) order by id limit 1
            """)
    @Nullable Long due(@Param("now") Instant now);

    @Update("""
            update ledger_export set lease_until = #{until}, attempts = attempts + 1, line_count = 0
            where id = #{id} and status = 'WORKING' and (lease_until is null or lease_until < #{now})
            """)
    int take(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    /** So many are written, and the writing goes on. */
    @Update("""
            update ledger_export set line_count = #{lines}, lease_until = #{until}
            where id = #{row.id} and attempts = #{row.attempts} and status = 'WORKING'
            """)
    int goesOn(@Param("row") LedgerExportRow row, @Param("lines") int lines, @Param("until") Instant until);

    @Update("""
            update ledger_export set status = #{status}, advice = #{advice}, line_count = #{lines}, lease_until = null,
              finished_at = #{now}
            where id = #{row.id} and attempts = #{row.attempts} and status = 'WORKING'
            """)
    int end(
            @Param("row") LedgerExportRow row,
            @Param("status") LedgerExportStatus status,
            @Param("advice") @Nullable String advice,
            @Param("lines") int lines,
            @Param("now") Instant now);

    @Select("select id from ledger_export where created_at < #{limit} order by created_at limit #{most}")
    List<Long> before(@Param("limit") Instant limit, @Param("most") int most);

    @Delete("""
            <script>
            delete from ledger_export where id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int remove(@Param("ids") Collection<Long> ids);
}
