package cn.doorplate.place;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
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

    /** The door behind a plate in use, for a change that is made in this transaction. */
    @Select("select building_id, unit_id from doorplate where code = #{code} and status = 'ACTIVE'")
    @Nullable Door door(@Param("code") String code);

    /** The same of any plate, in use or not. */
    @Select("select building_id, unit_id from doorplate where code = #{code}")
    @Nullable Door hung(@Param("code") String code);

    /** What a plate hangs on. */
    record Door(long buildingId, @Nullable Long unitId) {

        PlaceRef place() {
            return unitId == null ? new PlaceRef(PlaceKind.BUILDING, buildingId) : new PlaceRef(PlaceKind.UNIT, unitId);
        }
    }
}
