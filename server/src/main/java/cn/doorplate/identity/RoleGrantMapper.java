package cn.doorplate.identity;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RoleGrantMapper extends BaseMapper<RoleGrantRow> {

    @Select("""
            select id, person_id, role, place_kind, place_id, valid_from, valid_until, granted_by, ended_by, version
            from role_grant
            where person_id = #{personId} and valid_from <= #{at} and (valid_until is null or valid_until > #{at})
            order by id
            """)
    List<RoleGrantRow> heldBy(@Param("personId") long personId, @Param("at") Instant at);
}
