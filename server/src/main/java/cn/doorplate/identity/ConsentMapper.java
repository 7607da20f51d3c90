package cn.doorplate.identity;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ConsentMapper {

    @Select("""
            select count(*) from consent
            where person_id = #{personId} and policy_version = #{version} and withdrawn_at is null
            """)
    boolean isGiven(@Param("personId") long personId, @Param("version") String version);
}
