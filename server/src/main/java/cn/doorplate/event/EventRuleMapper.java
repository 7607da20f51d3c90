package cn.doorplate.event;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Update;

/** The rules of counties about not coming. */
@Mapper
interface EventRuleMapper extends BaseMapper<EventRuleRow> {

    /** @throws org.springframework.dao.DuplicateKeyException if the county has one */
    @Insert("""
            insert into event_rule (county, no_shows, within_days, blocked_days, set_by, version)
            values (#{county}, #{noShows}, #{withinDays}, #{blockedDays}, #{setBy}, 1)
            """)
    int first(EventRuleRow row);

    /** Expects one row: the version is the one that was read. */
    @Update("""
            update event_rule
            set no_shows = #{noShows}, within_days = #{withinDays}, blocked_days = #{blockedDays}, set_by = #{setBy},
                version = version + 1
            where county = #{county} and version = #{version}
            """)
    int change(EventRuleRow row);
}
