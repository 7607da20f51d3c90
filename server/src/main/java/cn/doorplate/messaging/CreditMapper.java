package cn.doorplate.messaging;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CreditMapper {

    /** A row of {@code subscribe_credit}. */
    record CreditRow(long personId, String template, int remaining, boolean standing) {}

    /** Locks them until the transaction is over, in one order. */
    @Select("""
            <script>
            select person_id, template, remaining, standing from subscribe_credit force index (primary)
            where person_id in <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by person_id, template for update
            </script>
            """)
    List<CreditRow> lock(@Param("persons") Collection<Long> persons);

    @Select("""
            <script>
            select person_id, template, remaining, standing from subscribe_credit
            where person_id in <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by person_id, template
            </script>
            """)
    List<CreditRow> of(@Param("persons") Collection<Long> persons);

    /** Of a one-time consent. Returns 0 if there is none left. */
    @Update("""
            update subscribe_credit set remaining = remaining - 1
            where person_id = #{person} and template = #{template} and remaining > 0
            """)
    int spend(@Param("person") long personId, @Param("template") String template);

    @Update("""
            update subscribe_credit set remaining = remaining + 1
            where person_id = #{person} and template = #{template}
            """)
    int giveBack(@Param("person") long personId, @Param("template") String template);

    /** The deliveries to a person that a consent to that template was spent for, and that have not gone out. */
    @Select("""
            select id from delivery where person_id = #{person} and template = #{template} and spent
              and state in ('WAITING', 'PAUSED') order by id
            """)
    List<Long> openOn(@Param("person") long personId, @Param("template") String template);

    /** What was spent for these is not theirs to give back. */
    @Update("""
            <script>
            update delivery force index (primary) set spent = false where state in ('WAITING', 'PAUSED') and id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int unspend(@Param("ids") Collection<Long> deliveries);

    /** WeChat says that there is no consent, of either sort. */
    @Update("""
            update subscribe_credit set remaining = 0, standing = false
            where person_id = #{person} and template = #{template}
            """)
    int voidAll(@Param("person") long personId, @Param("template") String template);

    /** One consent more; nobody has more than a hundred, whatever a client reports. */
    @Insert("""
            insert into subscribe_credit (person_id, template, remaining, standing) values (#{person}, #{template}, 1, false)
            on duplicate key update remaining = least(remaining + 1, 100)
            """)
    int add(@Param("person") long personId, @Param("template") String template);

    @Insert("""
            insert into subscribe_credit (person_id, template, remaining, standing)
            values (#{person}, #{template}, 0, #{standing})
            on duplicate key update standing = #{standing}
            """)
    int stand(@Param("person") long personId, @Param("template") String template, @Param("standing") boolean standing);
}
