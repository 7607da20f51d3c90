package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What places are called, and nothing else of them. */
@Mapper
interface PlaceNameMapper {

    /** Some places of a kind. */
    record OfKind(PlaceKind kind, Collection<Long> ids) {}

    /** A place's name; of a region the short one. */
    record Named(PlaceKind kind, long id, String name) {}

    /** Of all kinds by one statement. */
    @Select("""
            <script>
            <foreach item="it" collection="wanted" separator=" union all ">
              <choose>
                <when test="it.kind().name() == 'REGION'">
                  select 'REGION' as kind, code as id, short_name as name from region where code in
                </when>
                <when test="it.kind().name() == 'GRID'">select 'GRID' as kind, id, name from grid where id in</when>
                <when test="it.kind().name() == 'COMPOUND'">select 'COMPOUND' as kind, id, name from compound where id in</when>
                <when test="it.kind().name() == 'BUILDING'">select 'BUILDING' as kind, id, name from building where id in</when>
                <otherwise>select 'UNIT' as kind, id, name from building_unit where id in</otherwise>
              </choose>
              <foreach item="id" collection="it.ids()" open="(" separator="," close=")">#{id}</foreach>
            </foreach>
            </script>
            """)
    List<Named> of(@Param("wanted") List<OfKind> wanted);
}
