package cn.doorplate.place;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface DoorplateMapper extends BaseMapper<DoorplateRow> {

    /** Takes a plate out of use, once; expects one row. */
    @Update("""
            update doorplate set status = #{status}, replaced_by = #{replacedBy}, status_at = #{at}
            where code = #{code} and status = 'ACTIVE'
            """)
    int retire(
            @Param("code") String code,
            @Param("status") DoorplateStatus status,
            @Param("replacedBy") @Nullable String replacedBy,
            @Param("at") Instant at);
}
