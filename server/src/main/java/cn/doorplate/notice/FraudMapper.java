package cn.doorplate.notice;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface FraudMapper extends BaseMapper<FraudRow> {

    /** Of each region the next in order; each costs no more than {@code limit} rows of its index. */
    @Select("""
            <script>
            <foreach item="region" collection="regions" separator=" union all ">
            (select id, region_code, name, signs, advice, keywords, position, version from fraud_type
             where region_code = #{region} and position >= #{position} and (position > #{position} or id > #{id})
             order by region_code, position, id limit #{limit})
            </foreach>
            order by position, id limit #{limit}
            </script>
            """)
    List<FraudRow> behind(
            @Param("regions") Collection<Long> regions,
            @Param("position") int position,
            @Param("id") long id,
            @Param("limit") int limit);

    @Select("""
            <script>
            select id, region_code, name, signs, advice, keywords, position, version from fraud_type
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<FraudRow> of(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select distinct region_code from fraud_type
            where region_code in <foreach item="code" collection="regions" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    List<Long> withEntries(@Param("regions") Collection<Long> regions);

    @Update("""
            update fraud_type
            set name = #{now.name}, signs = #{now.signs}, advice = #{now.advice}, keywords = #{now.keywords},
                position = #{now.position}, version = version + 1
            where id = #{now.id} and version = #{now.version}
            """)
    int correct(@Param("now") FraudRow now);

    @Delete("delete from fraud_type where id = #{id} and version = #{version}")
    int remove(@Param("id") long id, @Param("version") int version);
}
