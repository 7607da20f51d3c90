package cn.doorplate.sheet;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Each change of an import expects the version that was read, and so one row: whoever lost the lease changes nothing. */
@Mapper
interface PlaceImportMapper extends BaseMapper<PlaceImportRow> {

    @Select("""
            select id from place_import
            where status = 'CHECKING' and (lease_until is null or lease_until < #{now}) order by id limit 1
            """)
    @Nullable Long due(@Param("now") Instant now);

    @Update("""
            update place_import set lease_until = #{until}, attempts = attempts + 1, version = version + 1
            where id = #{id} and status = 'CHECKING' and (lease_until is null or lease_until < #{now})
            """)
    int take(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    /** Gives the lease back, to be taken again from then on. */
    @Update("""
            update place_import set lease_until = #{until}, attempts = #{attempts}, version = version + 1
            where id = #{row.id} and version = #{row.version} and status = 'CHECKING'
            """)
    int putBack(@Param("row") PlaceImportRow row, @Param("until") Instant until, @Param("attempts") int attempts);

    @Update("""
            update place_import set status = 'DONE', line_count = #{lines}, created_count = #{created},
              updated_count = #{updated}, lease_until = null, finished_at = #{now}, version = version + 1
            where id = #{row.id} and version = #{row.version} and status = 'CHECKING'
            """)
    int done(
            @Param("row") PlaceImportRow row,
            @Param("lines") int lines,
            @Param("created") int created,
            @Param("updated") int updated,
            @Param("now") Instant now);

    @Update("""
            update place_import set status = #{status}, advice = #{advice}, line_count = #{lines},
              problem_count = #{problems}, result_id = #{result}, lease_until = null, finished_at = #{now},
              version = version + 1
            where id = #{row.id} and version = #{row.version} and status = 'CHECKING'
            """)
    int end(
            @Param("row") PlaceImportRow row,
            @Param("status") PlaceImportStatus status,
            @Param("advice") String advice,
            @Param("lines") int lines,
            @Param("problems") int problems,
            @Param("result") @Nullable Long resultId,
            @Param("now") Instant now);

    @Delete("delete from place_import where created_at < #{limit} and status <> 'CHECKING' limit #{atMost}")
    int forgetBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
