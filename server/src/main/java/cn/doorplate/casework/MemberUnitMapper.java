package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Units that take orders, and who answers for them. */
@Mapper
interface MemberUnitMapper {

    /** Somebody who answers for a unit. */
    record Person(long unitId, long personId) {}

    /** Who belongs to a unit; {@link UnitStaff} says who of them answers for it. */
    @Select("select person_id from member_unit_person where unit_id = #{unitId} order by person_id")
    List<Long> personsOf(@Param("unitId") long unitId);

    /** The units in use to which somebody belongs, by name. */
    @Select("""
            select u.id, u.region_code, u.name, u.closed, u.version
            from member_unit_person p join member_unit u on u.id = p.unit_id
            where p.person_id = #{personId} and u.closed = false order by u.name, u.id
            """)
    List<MemberUnitRow> own(@Param("personId") long personId);

    @Select("select id, region_code, name, closed, version from member_unit where id = #{id}")
    @Nullable MemberUnitRow find(@Param("id") long id);

    /** For who changes its people: nobody else does until then. */
    @Select("select id, region_code, name, closed, version from member_unit where id = #{id} for update")
    @Nullable MemberUnitRow lock(@Param("id") long id);

    /** One in use, which nobody closes until the caller's transaction ends. */
    @Select("""
            select id, region_code, name, closed, version from member_unit
            where id = #{id} and closed = false lock in share mode
            """)
    @Nullable MemberUnitRow hold(@Param("id") long id);

    /** Those behind one, by their ids, closed ones too. */
    @Select(
            "select id, region_code, name, closed, version from member_unit where id > #{id} order by id limit #{limit}")
    List<MemberUnitRow> behind(@Param("id") long id, @Param("limit") int limit);

    @Select("""
            <script>
            select id, region_code, name, closed, version from member_unit
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<MemberUnitRow> byIds(@Param("ids") Collection<Long> ids);

    /** Those in use that serve one of these regions, the nearest first: of longer codes. */
    @Select("""
            <script>
            select id, region_code, name, closed, version from member_unit
            where closed = false and region_code in
              <foreach item="code" collection="regions" open="(" separator="," close=")">#{code}</foreach>
            order by region_code desc, name limit #{limit}
            </script>
            """)
    List<MemberUnitRow> serving(@Param("regions") Collection<Long> regions, @Param("limit") int limit);

    /** Codes from one to another, both included. */
    record Codes(long from, long to) {}

    /** Behind that name of that region, in the order of codes and names. */
    @Select("""
            <script>
            select id, region_code, name, closed, version from member_unit
            where (<foreach item="it" collection="ranges" separator=" or ">
                     region_code between #{it.from} and #{it.to}</foreach>)
              and (region_code &gt; #{region} or (region_code = #{region} and name &gt; #{name}))
              <if test="!closed">and closed = false</if>
            order by region_code, name limit #{limit}
            </script>
            """)
    List<MemberUnitRow> within(
            @Param("ranges") List<Codes> ranges,
            @Param("region") long region,
            @Param("name") String name,
            @Param("closed") boolean closed,
            @Param("limit") int limit);

    @Insert("""
            insert into member_unit (id, region_code, name, created_at) values (#{id}, #{region}, #{name}, #{now})
            """)
    int insert(
            @Param("id") long id, @Param("region") long region, @Param("name") String name, @Param("now") Instant now);

    @Update("""
            update member_unit set name = #{name}, version = version + 1
            where id = #{id} and version = #{version} and closed = false
            """)
    int rename(@Param("id") long id, @Param("version") int version, @Param("name") String name);

    @Update("""
            update member_unit set closed = true, version = version + 1
            where id = #{id} and version = #{version} and closed = false
            """)
    int close(@Param("id") long id, @Param("version") int version);

    /** By their joining. */
    @Select("""
            <script>
            select unit_id, person_id from member_unit_person
            where unit_id in <foreach item="id" collection="units" open="(" separator="," close=")">#{id}</foreach>
            order by unit_id, created_at, person_id
            </script>
            """)
    List<Person> people(@Param("units") Collection<Long> units);

    @Insert(
            "insert ignore into member_unit_person (unit_id, person_id, created_at) values (#{unit}, #{person}, #{now})")
    int join(@Param("unit") long unit, @Param("person") long person, @Param("now") Instant now);

    @Delete("delete from member_unit_person where unit_id = #{unit} and person_id = #{person}")
    int leave(@Param("unit") long unit, @Param("person") long person);
}
