package cn.doorplate.duty;

import cn.doorplate.place.RegionLevel;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Posts that have, or had, a roster. */
@Mapper
interface RosterMapper {

    /** From then on whoever else changes shifts at the post waits; the first time it is entered. */
    @Insert("""
            insert into duty_roster (post_kind, post_id, region_code) values (#{post.kind}, #{post.id}, #{region})
            on duplicate key update region_code = #{region}
            """)
    int hold(@Param("post") DutyPost post, @Param("region") long region);

    default void hold(DutyPost post, DutyPlace place) {
        hold(post, place.where().region().firstBelow(RegionLevel.COMMUNITY));
    }

    @Delete("delete from duty_roster where post_kind = #{post.kind} and post_id = #{post.id}")
    int remove(@Param("post") DutyPost post);

    /** A post that was looked at. */
    record Looked(long regionCode, DutyPostKind postKind, long postId, boolean gap) {}

    @Select("""
            select r.region_code, r.post_kind, r.post_id,
                   not exists (select 1 from duty_shift s
                     where s.post_kind = r.post_kind and s.post_id = r.post_id
                       and s.ends_at > #{now} and s.starts_at < #{ahead}) as gap
            from duty_roster r
            where r.region_code between #{first} and #{last}
              and (r.region_code > #{behindRegion} or (r.region_code = #{behindRegion} and r.post_id > #{behindId}))
            order by r.region_code, r.post_id limit #{most}
            """)
    List<Looked> looked(
            @Param("first") long first,
            @Param("last") long last,
            @Param("behindRegion") long behindRegion,
            @Param("behindId") long behindId,
            @Param("now") Instant now,
            @Param("ahead") Instant ahead,
            @Param("most") int most);

    @Select("""
            select count(*) from duty_roster r
            where r.region_code between #{first} and #{last}
              and not exists (select 1 from duty_shift s
                     where s.post_kind = r.post_kind and s.post_id = r.post_id
                       and s.ends_at > #{now} and s.starts_at < #{ahead})
            """)
    int countEmpty(
            @Param("first") long first,
            @Param("last") long last,
            @Param("now") Instant now,
            @Param("ahead") Instant ahead);
}
