package cn.doorplate.stay;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What riders say of themselves. */
@Mapper
interface RiderMapper extends BaseMapper<RiderRow> {

    /** From that version; of another company nobody has seen a card. Expects one row. */
    @Update("""
            update stay_rider
            set company = #{company}, company_name = #{name}, verified_at = null, verified_until = null, verified_by = null,
                station_id = null, version = version + 1
            where person_id = #{person} and version = #{version}
            """)
    int change(
            @Param("person") long person,
            @Param("company") RiderCompany company,
            @Param("name") @Nullable String name,
            @Param("version") int version);

    @Update("""
            update stay_rider
            set verified_at = #{at}, verified_until = #{until}, verified_by = #{by}, station_id = #{station}, version = version + 1
            where person_id = #{person}
            """)
    int verify(
            @Param("person") long person,
            @Param("at") Instant at,
            @Param("until") Instant until,
            @Param("by") long by,
            @Param("station") long station);

    /** Who verified has left: that it was verified holds. */
    @Update("update stay_rider set verified_by = null where verified_by = #{person}")
    int forgetVerifier(@Param("person") long person);
}
