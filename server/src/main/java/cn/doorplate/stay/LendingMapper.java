package cn.doorplate.stay;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What stations lend. */
@Mapper
interface LendingMapper extends BaseMapper<LendingRow> {

    String COLUMNS =
            "select id, station_id, thing, stock, hours, verified_only, version, created_at from stay_lending ";

    @Select(COLUMNS + "where station_id = #{station} and thing = #{thing}")
    @Nullable LendingRow of(@Param("station") long station, @Param("thing") LoanThing thing);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable LendingRow hold(@Param("id") long id);

    /** All that these stations lend, or lent. */
    @Select("<script>" + COLUMNS + """
            where station_id in <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
            order by station_id, id
            </script>
            """)
    List<LendingRow> ofStations(@Param("stations") Collection<Long> stations);

    /** From the version in the row that was read; expects one row. */
    @Update("""
            update stay_lending
            set stock = #{stock}, hours = #{hours}, verified_only = #{verifiedOnly}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int change(LendingRow row);

    /** For who holds it. */
    @Update("update stay_lending set stock = stock + #{more}, version = version + 1 where id = #{id}")
    int add(@Param("id") long id, @Param("more") int more);
}
