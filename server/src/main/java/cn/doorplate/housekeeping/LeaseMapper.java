package cn.doorplate.housekeeping;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface LeaseMapper {

    @Insert("insert ignore into lease (name) values (#{name})")
    int add(@Param("name") String name);

    /** 0 where another has it, or did it since {@code lastRun}. */
    @Update("""
            update lease set holder = #{by}, until_at = #{until}
            where name = #{name} and (until_at is null or until_at <= #{now}) and (ran_at is null or ran_at <= #{lastRun})
            """)
    int take(
            @Param("name") String name,
            @Param("by") long by,
            @Param("now") Instant now,
            @Param("until") Instant until,
            @Param("lastRun") Instant lastRun);

    @Update("""
            update lease set ran_at = #{now}, holder = null, until_at = null where name = #{name} and holder = #{by}
            """)
    int release(@Param("name") String name, @Param("by") long by, @Param("now") Instant now);
}
