package cn.doorplate.band;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** That bands called for help. */
@Mapper
interface BandCallMapper {

    @Insert("""
            insert into band_call (id, band_id, person_id, reason, sealed, attempts, due_at, created_at)
            values (#{row.id}, #{row.bandId}, #{row.personId}, #{row.reason}, #{row.sealed}, 0, #{due}, #{row.createdAt})
            """)
    int insert(@Param("row") BandCallRow row, @Param("due") Instant due);

    /** Those that were not raised when they came in. */
    @Select("""
            select id, band_id, person_id, reason, sealed, attempts, created_at from band_call
            where due_at <= #{now} order by due_at limit #{atMost}
            """)
    List<BandCallRow> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Update("update band_call set alarm_id = #{alarm}, due_at = null, sealed = null where id = #{id}")
    int raised(@Param("id") long id, @Param("alarm") @Nullable Long alarm);

    @Update("update band_call set attempts = attempts + 1, due_at = #{due} where id = #{id} and due_at is not null")
    int later(@Param("id") long id, @Param("due") Instant due);

    /** Nothing is known any more of who wore it; what is to be raised still is. */
    @Update("update band_call set person_id = null, sealed = null where person_id = #{person}")
    int forget(@Param("person") long person);

    /** The same of a band's, whoever wore it. */
    @Update("update band_call set person_id = null, sealed = null where band_id = #{band}")
    int forgetOf(@Param("band") long band);

    /** A band's that were raised. */
    @Delete("delete from band_call where band_id = #{band} and due_at is null limit #{atMost}")
    int removeOf(@Param("band") long band, @Param("atMost") int atMost);

    @Delete("delete from band_call where created_at < #{limit} order by created_at limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
