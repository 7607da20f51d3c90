package cn.doorplate.casework;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Who was entered for a case because they called and have no account. */
@Mapper
interface CaseCallerMapper {

    @Insert("insert into case_caller (person_id, created_at) values (#{personId}, #{now})")
    int enter(@Param("personId") long personId, @Param("now") Instant now);
}
