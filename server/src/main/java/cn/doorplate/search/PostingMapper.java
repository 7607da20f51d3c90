package cn.doorplate.search;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface PostingMapper {

    /** Every condition is a range of the primary key, and the order is the key's: the server reads what it returns. */
    @Select("""
            <script>
            select ref from search_gram
            where kind = #{kind} and size = #{size} and gram = #{gram} and
            <foreach item="r" collection="ranges" open="(" separator=" or " close=")">
              ref between #{r.from} and #{r.to}
            </foreach>
            order by ref limit #{limit}
            </script>""")
    List<Long> refs(
            @Param("kind") int kind,
            @Param("size") int size,
            @Param("gram") String gram,
            @Param("ranges") List<RefRange> ranges,
            @Param("limit") int limit);

    /** The posting that comes so many behind a ref: the farther away, the rarer the gram. Null when there are fewer. */
    @Select("""
            select ref from search_gram
            where kind = #{kind} and size = #{size} and gram = #{gram} and ref > #{after}
            order by ref limit 1 offset #{offset}""")
    @Nullable Long refFurtherOn(
            @Param("kind") int kind,
            @Param("size") int size,
            @Param("gram") String gram,
            @Param("after") long after,
            @Param("offset") int offset);

    @Select("""
            select ref from search_gram
            where kind = #{kind} and size = 2 and gram = #{gram} and ref > #{ref}
            order by ref limit #{limit}""")
    List<Long> sameGramBehind(
            @Param("kind") int kind, @Param("gram") String gram, @Param("ref") long ref, @Param("limit") int limit);

    @Select("""
            select gram, ref from search_gram
            where kind = #{kind} and size = 2 and gram > #{after} and gram <= #{last}
            order by gram, ref limit #{limit}""")
    List<Posting> gramsBehind(
            @Param("kind") int kind,
            @Param("after") String after,
            @Param("last") String last,
            @Param("limit") int limit);
}
