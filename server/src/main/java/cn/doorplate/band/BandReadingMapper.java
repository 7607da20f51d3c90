package cn.doorplate.band;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What bands told of their wearers. */
@Mapper
interface BandReadingMapper {

    @Insert("""
            insert into band_reading (id, band_id, person_id, until_at, sealed, created_at)
            values (#{id}, #{band}, #{person}, #{until}, #{sealed}, #{now})
            """)
    int insert(
            @Param("id") long id,
            @Param("band") long band,
            @Param("person") long person,
            @Param("until") Instant until,
            @Param("sealed") byte[] sealed,
            @Param("now") Instant now);

    /**
     * The newest first.
     *
     * @param from the first id that such a one can have: it says which pieces of the table need not be looked at
     */
    @Select("""
            select sealed from band_reading where person_id = #{person} and until_at >= #{since} and id >= #{from}
            order by until_at desc limit #{atMost}
            """)
    List<byte[]> since(
            @Param("person") long person,
            @Param("since") Instant since,
            @Param("from") long from,
            @Param("atMost") int atMost);

    @Delete("delete from band_reading where person_id = #{person} limit #{atMost}")
    int removeOf(@Param("person") long person, @Param("atMost") int atMost);

    @Delete("delete from band_reading where band_id = #{band} limit #{atMost}")
    int removeOfBand(@Param("band") long band, @Param("atMost") int atMost);

    @Delete("delete from band_reading where created_at < #{limit} order by created_at limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
